// Courtesies; every page works without them. ES2017, no dependency, at most 3 KB.
(function () {
  try {
    const d = document, w = window, zh = d.documentElement.lang !== 'en';
    const each = (css, act) => d.querySelectorAll(css).forEach(act);
    const large = on => {
      d.cookie = 'boai_care=' + (on ? 'on' : 'off') + ';path=/;max-age=31536000;samesite=lax';
      d.documentElement.classList.toggle('care', on);
    };
    // what is half typed outlives a reload, in this tab only; numbers of documents and codes are not kept
    const kept = i => (/^(fullName|phone|birth|guardian)/.test(i.name) && i.type !== 'hidden')
      && location.pathname + '?' + i.name;
    const inputs = (form, act) => [].forEach.call(form.elements, i => kept(i) && act(i, kept(i)));
    const say = (form, text) => {
      let p = form.querySelector('[role=alert]') || form.insertBefore(d.createElement('p'), form.firstChild);
      p.className = 'error';
      p.setAttribute('role', 'alert');
      p.textContent = text;
      p.scrollIntoView();
    };
    const send = (form, button) => {
      const label = button.textContent;
      const again = text => {
        form.sending = false;
        button.textContent = label;
        if (text) say(form, text);
      };
      if (form.sending) return;
      form.sending = true;
      button.textContent = zh ? '请稍候…' : 'One moment…';
      fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' })
        .then(r => {
          if (!r.redirected) return r.text().then(t => { d.open(); d.write(t); d.close(); });
          inputs(form, (i, key) => sessionStorage.removeItem(key));
          if (/next$/.test(form.action)) sessionStorage.clear();
          w.onpageshow = () => again();
          location.assign(r.url);
        })
        .catch(() => again(zh ? '网络不通，您填写的内容都在。联网后请再点一次。'
          : 'No connection. Nothing is lost: please try again.'));
    };
    each('main form[method=post]', form => {
      inputs(form, (i, key) => {
        if (!i.value) i.value = sessionStorage.getItem(key) || '';
        i.addEventListener('input', () => sessionStorage.setItem(key, i.value));
      });
      form.addEventListener('submit', e => {
        e.preventDefault();
        send(form, form.querySelector('button'));
      });
    });
    each('button[name=care]', b => b.addEventListener('click', e => {
      e.preventDefault();
      const on = b.value === 'on';
      large(on);
      b.value = on ? 'off' : 'on';
      b.textContent = on ? (zh ? '标准版' : 'Standard type') : zh ? '大字版' : 'Large type';
    }));
    each('.summary', s => s.focus());
    // searches while somebody types, but not while an input method composes
    each('form[role=search]', form => {
      const parts = '[role=status], .choices:not(.others)';
      let turn = 0;
      const search = e => {
        const q = form.q.value.trim(), mine = ++turn;
        if (e.isComposing || q.length < 2) return;
        setTimeout(() => mine === turn && fetch(form.action + '?' + new URLSearchParams(new FormData(form)))
          .then(r => r.text()).then(t => {
            const found = new DOMParser().parseFromString(t, 'text/html').querySelectorAll(parts);
            if (mine === turn && found[1]) d.querySelectorAll(parts).forEach((e, i) => e.innerHTML = found[i].innerHTML);
          }).catch(() => 0), 300);
      };
      form.q.addEventListener('input', search);
      form.q.addEventListener('compositionend', search);
    });
    each('[data-scan]', e => navigator.sendBeacon(e.dataset.scan));
    if (w.ZWJSBridge) {
      ZWJSBridge.onReady(() => ZWJSBridge.getUiStyle({}).then(r => r.uiStyle === 'elder' && large(true)));
    }
  } catch (e) {}
})();
