// Makes NotoSansSC-names.ttf: node names.mjs NotoSansSC_400Regular.ttf, with subset-font 2.9.0 installed, from the project's root.
import { readFileSync, writeFileSync } from 'node:fs';
import subset from 'subset-font';

// what NotoSansSC.ttf has anyway: rows 16 to 87 of GB 2312
const ordinary = new Set();
const gb2312 = new TextDecoder('gbk');
for (let row = 16; row <= 87; row++) {
    for (let cell = 1; cell <= 94; cell++) ordinary.add(gb2312.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell)));
}

// every other ideograph; what the font has no glyph for is left out by itself
let wanted = '';
for (const [first, last] of [[0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x323af]]) {
    for (let point = first; point <= last; point++) {
        const character = String.fromCodePoint(point);
        if (!ordinary.has(character)) wanted += character;
    }
}
const font = await subset(readFileSync(process.argv[2]), wanted, { targetFormat: 'truetype' });
writeFileSync('src/main/resources/fonts/NotoSansSC-names.ttf', font);
console.log(`${font.length} bytes`);
