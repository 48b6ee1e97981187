/* A letter's scan, handled by keys: larger, smaller, turned, page by page; F2 goes between it and the field one was in. It stays as
   it was while one goes from page to page of the form. */
(() => {
  const MOST = 4, STEP = 1.25;
  let view, state, field;

  const list = () => view.querySelector("ol");
  const clamp = (larger) => Math.min(MOST, Math.max(1, larger));
  const keep = () => sessionStorage.setItem(`scan-${view.dataset.letter}`, JSON.stringify({ ...state, top: view.scrollTop, left: view.scrollLeft }));

  const pages = () => [...view.querySelectorAll("li")];
  /* The page that is read: the last whose top has come into the upper half. */
  const here = () => Math.max(0, pages().findLastIndex((page) => page.offsetTop <= view.scrollTop + view.clientHeight / 2));

  function draw() {
    list().style.setProperty("--larger", state.larger);
    pages().forEach((page, n) => {
      const [image, turn] = [page.querySelector("img"), state.turns[n] ?? 0];
      const [width, height, isTurned] = [image.getAttribute("width"), image.getAttribute("height"), turn % 2 === 1];
      page.style.setProperty("--turn", `${turn * 90}deg`);
      page.classList.toggle("turned", isTurned);
      page.classList.toggle("upside", turn === 2);
      page.style.aspectRatio = isTurned ? `${height} / ${width}` : "";
      image.style.inlineSize = isTurned ? `${(100 * width) / height}%` : "";
    });
  }

  function change(next) {
    const [x, y] = [view.scrollLeft / view.scrollWidth, view.scrollTop / view.scrollHeight];
    state = { ...state, ...next };
    draw();
    view.scrollTo(x * view.scrollWidth, y * view.scrollHeight);
    keep();
  }

  const acts = {
    "+": () => change({ larger: clamp(state.larger * STEP) }),
    "-": () => change({ larger: clamp(state.larger / STEP) }),
    r: () => change({ turns: { ...state.turns, [here()]: ((state.turns[here()] ?? 0) + 1) % 4 } }),
    n: () => {
      const next = pages()[(here() + 1) % pages().length];
      view.scrollTo(0, next.offsetTop - view.querySelector(".scan-tools").offsetHeight);
      keep();
    },
  };

  function tools() {
    const words = { "+": view.dataset.larger, "-": view.dataset.smaller, r: view.dataset.turn, n: view.dataset.next };
    const bar = Object.assign(document.createElement("div"), { className: "scan-tools" });
    Object.entries(words).forEach(([key, word]) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(`${word} `, Object.assign(document.createElement("kbd"), { textContent: key === "-" ? "−" : key.toUpperCase() }));
      button.addEventListener("click", acts[key]);
      bar.append(button);
    });
    bar.append(Object.assign(document.createElement("p"), { textContent: view.dataset.keys }));
    view.prepend(bar);
  }

  function begin() {
    const found = document.getElementById("scan-view");
    if (!found || found === view || !found.querySelector("ol")) return;
    view = found;
    state = { larger: 1, turns: {}, ...JSON.parse(sessionStorage.getItem(`scan-${view.dataset.letter}`) ?? "{}") };
    if (!view.querySelector(".scan-tools")) tools();
    draw();
    view.scrollTo(state.left ?? 0, state.top ?? 0);
    view.addEventListener("scroll", keep, { passive: true });
    view.addEventListener("keydown", (event) => {
      const act = acts[event.key === "=" ? "+" : event.key.toLowerCase()];
      if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "F2" || !view) return;
    event.preventDefault();
    if (view.contains(document.activeElement)) (field?.isConnected ? field : document.querySelector("main input:not([type=hidden]), main textarea, main select"))?.focus();
    else {
      field = document.activeElement;
      view.focus({ preventScroll: true });
    }
  });
  addEventListener("htmx:after:swap", begin);
  begin();
})();
