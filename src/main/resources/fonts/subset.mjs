// Makes NotoSansSC.ttf: node subset.mjs NotoSansSC_400Regular.ttf, with subset-font 2.9.0 installed, from the project's root.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import subset from 'subset-font';

const characters = new Set();
const add = text => { for (const character of text) characters.add(character); };

// ASCII, the middle dot of names, and what a glyph that is missing is shown as
for (let point = 0x20; point < 0x7f; point++) add(String.fromCodePoint(point));
add('·〓');

// GB 2312: rows 1 to 9 are symbols, 16 to 87 are characters
const gb2312 = new TextDecoder('gbk');
for (let row = 1; row <= 87; row++) {
    for (let cell = 1; cell <= 94; cell++) {
        add(gb2312.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell)));
    }
}

// the names of places, and every word of pages and texts
add(gunzipSync(readFileSync('src/main/resources/regions/zhejiang-2023.csv.gz')).toString('utf8'));
const read = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) read(path);
        else if (/\.(html|properties|sql|csv|java)$/.test(entry.name)) add(readFileSync(path, 'utf8'));
    }
};
read('src/main/resources');
read('src/main/java');

const wanted = [...characters].filter(character => character >= ' ' && !/\p{Co}|\ufffd/u.test(character)).join('');
const font = await subset(readFileSync(process.argv[2]), wanted, { targetFormat: 'truetype' });
writeFileSync('src/main/resources/fonts/NotoSansSC.ttf', font);
console.log(`${[...wanted].length} characters, ${font.length} bytes`);
