/* Keeps a list as it is on the server: asks every other second whether anything has moved, and only then fetches the page.
   What one has ticked, written or opened stays, and so does focus. A hidden tab rests. A lost connection is told, and mended. */
(() => {
  const EVERY = 2000;
  const SELDOM = 15000;
  const OWN = new Set(["open", "checked", "value"]);
  const line = document.getElementById("live");
  if (!line) return;
  let { live: address, mark } = line.dataset;
  let pause = EVERY;
  let timer;
  let isLost = false;

  const again = () => {
    clearTimeout(timer);
    if (!document.hidden && address) timer = setTimeout(ask, pause);
  };

  const tell = (words, lasts = 0) => {
    if (line.textContent !== words) line.textContent = words;
    if (lasts) setTimeout(() => line.textContent === words && (line.textContent = ""), lasts);
  };

  async function ask() {
    try {
      const reply = await fetch(address, { signal: AbortSignal.timeout(SELDOM) });
      if (reply.status >= 500) throw new Error(reply.status);
      const news = reply.ok ? (await reply.json()).mark : "";
      if (isLost || news !== mark) await renew();
      pause = EVERY;
    } catch {
      isLost = true;
      tell(line.dataset.lost);
      pause = Math.min(pause * 1.5, SELDOM);
    }
    again();
  }

  async function renew() {
    const reply = await fetch(location.href, { headers: { "X-Lucka-Live": "yes" }, signal: AbortSignal.timeout(SELDOM) });
    if (reply.status >= 500) throw new Error(reply.status);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.getElementById("live");
    if (!fresh) {
      address = "";
      return tell(line.dataset.out);
    }
    ({ live: address, mark } = fresh.dataset);
    put(page);
    if (isLost) tell(line.dataset.back, 5000);
    isLost = false;
  }

  /* Only the parts that move are put in. Whoever stood in a row that has gone stands in the one that took its place. */
  function put(page) {
    const stood = document.activeElement;
    const rows = () => [...document.querySelectorAll("#queue-list tbody tr")];
    const place = rows().findIndex((row) => row.contains(stood));
    const ticked = rows().filter((row) => row.querySelector(":checked")).length;
    for (const id of line.dataset.parts.split(" ")) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) settle(old, fresh);
    }
    if (stood.isConnected) {
      if (document.activeElement !== stood) stood.focus({ preventScroll: true });
    } else if (place >= 0) (rows()[Math.min(place, rows().length - 1)] ?? document).querySelector("th a, h1")?.focus();
    if (rows().filter((row) => row.querySelector(":checked")).length < ticked) tell(line.dataset.gone, 8000);
  }

  function settle(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    if (old.matches("[name=seal]")) return;
    for (const { name, value } of fresh.attributes)
      if (!OWN.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const { name } of [...old.attributes]) if (!OWN.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
    if (!old.matches("textarea, select")) settleChildren(old, fresh);
  }

  /* What has an id is the same wherever it stands; the rest is the same if it is of the same kind in the same place. */
  function settleChildren(old, fresh) {
    const wanted = new Set([...fresh.children].map((each) => each.id).filter(Boolean));
    const known = new Map([...old.children].filter((each) => each.id).map((each) => [each.id, each]));
    for (const [id, each] of known) if (!wanted.has(id)) each.remove();
    let at = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      const isLike = at && !next.id && !at.id && at.nodeName === next.nodeName;
      const same = next.id ? known.get(next.id) : isLike ? at : null;
      if (same && same === at) at = at.nextSibling;
      else if (same) old.moveBefore ? old.moveBefore(same, at) : old.insertBefore(same, at);
      else old.insertBefore(document.importNode(next, true), at);
      if (same) settle(same, next);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  document.addEventListener("visibilitychange", () => (document.hidden || !address ? clearTimeout(timer) : ask()));
  addEventListener("online", () => address && ask());
  again();
})();
