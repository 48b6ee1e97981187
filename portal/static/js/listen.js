/* Reads the page aloud with the browser's own speech. The button is there only where a voice on this very computer knows the
   language of the page: other voices send every word away to be spoken. */
(() => {
  const speech = window.speechSynthesis;
  const SKIPPED = "nav, footer, script, style, template, svg, button, [hidden], [aria-hidden=true], .hide, .listen, .print-only";
  const ICON = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 9h4l5-4v14l-5-4H4zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"/></svg>';
  const PAUSE = 350, LONGEST = 180;
  let queue = [], waiting = 0, reading = false, turn = 0;
  if (!speech) return;

  const tongue = (lang) => lang.toLowerCase().split(/[-_]/)[0];
  const pageLang = () => document.documentElement.lang || "sv";
  const place = () => document.querySelector("main .listen");

  function voice(lang) {
    const known = speech.getVoices().filter((each) => each.localService && tongue(each.lang) === tongue(lang));
    return known.find((each) => each.default) || known[0];
  }

  function offer() {
    const spot = place();
    if (!spot || !voice(pageLang())) return;
    if (!spot.firstChild) {
      spot.innerHTML = `<button type="button">${ICON}<span></span></button>`;
      spot.firstChild.addEventListener("click", () => (reading ? stop() : start()));
    }
    show();
  }

  function show() {
    const words = place()?.querySelector("span");
    if (words) words.textContent = reading ? place().dataset.stop : place().dataset.start;
  }

  /* What is read: one part a block, in the language that it stands in, with what is filled in and chosen. */
  function parts() {
    const found = [];
    let text = "", lang = pageLang(), before = "";
    const flush = () => {
      const said = text.replace(/\s+/g, " ").trim();
      if (/[\p{L}\p{N}]/u.test(said)) {
        sentences(before + said).forEach((each) => found.push({ text: each, lang }));
        before = "";
      }
      text = "";
    };
    const add = (words, of) => {
      const its = of.closest("[lang]")?.lang || pageLang();
      if (its !== lang) flush();
      lang = its;
      text += words;
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return add(node.data, node.parentElement);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED) || !isSeen(node)) return;
      const field = filled(node);
      if (field !== null) {
        flush();
        if (isTick(node)) before = field;
        else { add(field, node); flush(); }
        return;
      }
      const apart = !getComputedStyle(node).display.startsWith("inline");
      if (apart) flush();
      if (node.matches(".reference strong, .code")) add([...node.textContent.trim()].join(" "), node);
      else node.childNodes.forEach(walk);
      if (apart) flush();
    };
    walk(document.querySelector("main"));
    flush();
    return found;
  }

  const isTick = (node) => node.type === "radio" || node.type === "checkbox";
  const isSeen = (node) => !node.checkVisibility || node.checkVisibility();

  /* What a field says of itself, null for what is no field: its label is read where it stands. A password is never read. */
  function filled(node) {
    const { chosen, filled: written } = place().dataset;
    if (isTick(node)) return node.checked ? `${chosen} ` : "";
    if (node.matches("select")) return `${chosen} ${node.selectedOptions[0]?.text || ""}`;
    if (!node.matches("input, textarea")) return null;
    const told = node.value.trim() && !["hidden", "password", "file"].includes(node.type);
    return told ? `${written} ${node.value}` : "";
  }

  /* Long texts fall silent in some browsers: they are read a sentence at a time. */
  function sentences(text) {
    return text.length > LONGEST ? text.match(/[^.!?]+(?:[.!?]+(?=\s|$)|$|[.!?])/g).map((each) => each.trim()).filter(Boolean) : [text];
  }

  function start() {
    stop();
    queue = parts();
    reading = true;
    show();
    next();
  }

  function next() {
    const part = queue.shift();
    const mine = turn;
    if (!part) return stop();
    const said = new SpeechSynthesisUtterance(part.text);
    said.lang = part.lang;
    said.voice = voice(part.lang) || voice(pageLang());
    said.onend = () => { if (mine === turn) waiting = setTimeout(next, PAUSE); };
    said.onerror = () => { if (mine === turn) stop(); };
    speech.speak(said);
  }

  function stop() {
    clearTimeout(waiting);
    turn += 1;
    queue = [];
    reading = false;
    speech.cancel();
    show();
  }

  addEventListener("pagehide", stop);
  addEventListener("submit", stop);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && reading) stop(); });
  speech.addEventListener?.("voiceschanged", offer);
  new MutationObserver(() => { if (place() && !place().firstChild) { if (reading) stop(); offer(); } }).observe(document.body, { childList: true, subtree: true });
  offer();
})();
