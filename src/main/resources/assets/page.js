// Courtesies; every page works without them. ES2017, no dependency, at most 3 KB.
(function () {
  try {
    const d = document, w = window, zh = d.documentElement.lang !== 'en';
    const each = (css, act) => d.querySelectorAll(css).forEach(act);
    const large = on => {
      d.cookie = 'boai_care=' + (on ? 'on' : 'off') + ';path=/;max-age=31536000;samesite=lax';
      d.documentElement.classList.toggle('care', on);
      each('button[name=care]', b => {
        b.value = on ? 'off' : 'on';
        b.textContent = on ? (zh ? '标准版' : 'Standard type') : zh ? '大字版' : 'Large type';
      });
    };
    each('button[name=care]', b => b.addEventListener('click', e => {
      e.preventDefault();
      large(b.value === 'on');
    }));
    each('.summary', s => s.focus());
    // sends a page so that a dead or hanging network says so, loses nothing, and two taps are one
    const say = (form, text) => {
      const p = form.querySelector('[role=alert]') || form.insertBefore(d.createElement('p'), form.firstChild);
      p.className = 'error';
      p.setAttribute('role', 'alert');
      p.textContent = text;
      p.scrollIntoView();
    };
    const send = (form, button) => {
      const label = button.textContent, stop = w.AbortController && new AbortController();
      const again = () => {
        form.sending = false;
        button.textContent = label;
      };
      if (form.sending) return;
      form.sending = true;
      button.textContent = zh ? '请稍候…' : 'One moment…';
      const late = setTimeout(() => stop && stop.abort(), 20000);
      fetch(form.action, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin',
        signal: stop ? stop.signal : undefined
      }).then(r => r.text().then(t => {
        clearTimeout(late);
        w.onpageshow = again;
        if (r.redirected) return location.assign(r.url);
        d.open();
        d.write(t);
        d.close();
      })).catch(() => {
        again();
        say(form, zh ? '网络不通，您填写的内容都在。联网后请再点一次。' : 'No connection. Nothing is lost: please try again.');
      });
    };
    each('main form[method=post]', form => form.addEventListener('submit', e => {
      e.preventDefault();
      send(form, form.querySelector('button'));
    }));
    // searches while somebody types, but not while an input method composes
    each('form[role=search]', form => {
      const parts = 'main h2, [role=status], .choices';
      let turn = 0;
      const search = e => {
        const mine = ++turn;
        if (e.isComposing || form.q.value.trim().length < 2) return;
        setTimeout(() => mine === turn && fetch(form.action + '?' + new URLSearchParams(new FormData(form)))
          .then(r => r.text()).then(t => {
            const found = new DOMParser().parseFromString(t, 'text/html').querySelectorAll(parts);
            if (mine === turn && found[1]) d.querySelectorAll(parts).forEach((e, i) => found[i] && (e.innerHTML = found[i].innerHTML));
          }).catch(() => 0), 300);
      };
      form.q.addEventListener('input', search);
      form.q.addEventListener('compositionend', search);
    });
    // a page that nobody has before the eyes is no scan
    each('[data-scan]', e => {
      const seen = () => d.hidden || (d.onvisibilitychange = null, navigator.sendBeacon(e.dataset.scan));
      d.onvisibilitychange = seen;
      seen();
    });
    // a code for the door is good for ten minutes; whoever has no script asks for another by the button
    each('img[data-renew]', i => setInterval(() => {
      const n = i.cloneNode();
      n.onload = () => i.replaceWith(n) || (i = n);
      n.src = i.src.split('?')[0] + '?' + Date.now();
    }, 12e4));
    if (w.ZWJSBridge && !/boai_care/.test(d.cookie)) {
      ZWJSBridge.onReady(() => ZWJSBridge.getUiStyle({}).then(r => r.uiStyle === 'elder' && large(true)));
    }
  } catch (e) {}
})();
