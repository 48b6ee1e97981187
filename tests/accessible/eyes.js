/* What a measuring eye sees of a page: each function gives sentences, one for every fault. Made available as `eyes`. */
(() => {
  const TEXT = 4;
  const words = (text) => (text || "").replace(/[\s\u200e\u200f\u2066-\u2069]+/g, " ").trim();
  const style = (element, part) => getComputedStyle(element, part);
  const about = (element) => {
    const id = element.id ? "#" + element.id : element.className && element.className.baseVal === undefined ? "." + element.className : "";
    return `<${element.localName}${id.split(" ")[0]}> “${words(element.innerText || element.value || element.getAttribute("aria-label")).slice(0, 60)}”`;
  };
  const hiddenAway = (element) => {
    for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
      const seen = style(each);
      if (seen.clipPath === "inset(50%)" || seen.visibility === "hidden" || seen.display === "none") return true;
      if (each.parentElement?.localName === "details" && !each.parentElement.open && each.localName !== "summary") return true;
    }
    return false;
  };
  const shows = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom + scrollY > 0 && !hiddenAway(element);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const texts = (root = document.body) => {
    const found = [];
    const walker = document.createTreeWalker(root, TEXT ? NodeFilter.SHOW_TEXT : 0);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (!words(node.data) || ["SCRIPT", "STYLE", "TITLE", "OPTION", "TEXTAREA"].includes(owner.tagName) || !shows(owner)) continue;
      found.push(node);
    }
    return found;
  };
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  };
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const controls = () => all(CONTROLS).filter((element) => shows(element) && !element.disabled);
  const isSkip = (element) => element.matches("a[href^='#']") && element === document.querySelector("body a[href]");

  const tooWide = () => {
    const [wide, window_] = [document.documentElement.scrollWidth, document.documentElement.clientWidth];
    return wide > window_ ? [`the page is ${wide} px wide in a window of ${window_} px`] : [];
  };

  const clipped = () => {
    const faults = [];
    const window_ = document.documentElement.clientWidth;
    for (const node of texts()) {
      if (lines(node).some((box) => box.left < -1 || box.right > window_ + 1)) faults.push(`outside the window: ${about(node.parentElement)}`);
      for (let each = node.parentElement; each && each !== document.body; each = each.parentElement) {
        const seen = style(each);
        if (!/hidden|clip/.test(seen.overflowX + seen.overflowY)) continue;
        const box = each.getBoundingClientRect();
        if (lines(node).some((line) => line.bottom > box.bottom + 2 || line.right > box.right + 2 || line.left < box.left - 2)) {
          faults.push(`cut off: ${about(node.parentElement)}`);
        }
      }
    }
    return [...new Set(faults)];
  };

  const overlapping = () => {
    const boxes = texts().flatMap((node) => lines(node).map((box) => ({ box, node })));
    boxes.sort((one, other) => one.box.top - other.box.top);
    const faults = [];
    boxes.forEach(({ box, node }, index) => {
      for (let next = index + 1; next < boxes.length && boxes[next].box.top < box.bottom; next++) {
        const other = boxes[next];
        if (other.node === node) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
        if (across > 3 && down > 0.45 * Math.min(box.height, other.box.height)) {
          faults.push(`${about(node.parentElement)} stands over ${about(other.node.parentElement)}`);
        }
      }
    });
    return [...new Set(faults)];
  };

  const inSentence = (element) => {
    if (element.localName !== "a" || style(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && style(block).display.startsWith("inline")) block = block.parentElement;
    const rest = texts(block).filter((node) => !node.parentElement.closest("a, button")).map((node) => words(node.data)).join(" ");
    return /\p{L}{2,}/u.test(rest);
  };
  const labelled = (element) => {
    const box = element.getBoundingClientRect();
    const more = [...(element.labels || [])].filter((label) => ["radio", "checkbox"].includes(element.type) && shows(label));
    const every = [box, ...more.map((label) => label.getBoundingClientRect())];
    return {
      width: Math.max(...every.map((each) => each.right)) - Math.min(...every.map((each) => each.left)),
      height: Math.max(...every.map((each) => each.bottom)) - Math.min(...every.map((each) => each.top)),
    };
  };
  const smallTargets = (least) =>
    controls()
      .filter((element) => !isSkip(element) && !inSentence(element))
      .map((element) => ({ element, box: labelled(element) }))
      .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ${about(element)}`);

  const spoken = (element) => {
    const ids = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    if (ids.length) return words(ids.map((id) => document.getElementById(id)?.textContent || "").join(" "));
    if (element.getAttribute("aria-label")) return words(element.getAttribute("aria-label"));
    if (element.labels?.length) return words([...element.labels].map((label) => label.textContent).join(" "));
    return words(element.textContent || element.value);
  };
  const seenLabel = (element) => {
    const from = element.labels?.length ? [...element.labels] : [element];
    return words(from.flatMap((each) => texts(each).map((node) => node.data)).join(" "));
  };
  const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const misnamed = () =>
    controls()
      .filter((element) => !letters(spoken(element)).includes(letters(seenLabel(element))))
      .map((element) => `${about(element)} is shown as “${seenLabel(element)}” and spoken as “${spoken(element)}”`);
  const unnamed = () => controls().filter((element) => !spoken(element)).map((element) => `no name: ${about(element)}`);
  const unlabelledFields = () =>
    all("main input:not([type=hidden]), main select, main textarea")
      .filter((element) => shows(element) && ![...(element.labels || [])].some(shows))
      .map((element) => `no label to be seen: ${element.name}`);

  const skippedHeadings = () => {
    const faults = [];
    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6").filter((each) => !each.closest("aside, footer, header, #problems"))) {
      const next = Number(heading.localName[1]);
      if (next > level + 1) faults.push(`h${next} after ${level ? "h" + level : "nothing"}: ${about(heading)}`);
      level = next;
    }
    const first = all("h1").length;
    return first === 1 ? faults : [...faults, `${first} h1`];
  };

  const outOfOrder = () => {
    const faults = [];
    let last = null;
    for (const node of texts(document.querySelector("main") || document.body)) {
      const box = lines(node)[0];
      if (box && last && box.bottom < last.box.top - 2) faults.push(`${about(node.parentElement)} is read after ${about(last.node.parentElement)}, but stands above it`);
      if (box) last = { box, node };
    }
    return faults;
  };

  const strangeWords = (patterns) =>
    texts()
      .filter((node) => !node.parentElement.closest(".demo, [translate=no]"))
      .map((node) => ({ node, lang: node.parentElement.closest("[lang]")?.lang || "" }))
      .filter(({ node, lang }) => Object.entries(patterns).some(([tongue, pattern]) =>
        lang.split("-")[0] !== tongue && (words(node.data).match(new RegExp(pattern, "giu")) || []).length >= 2))
      .map(({ node, lang }) => `said to be ${lang}: “${words(node.data).slice(0, 80)}”`);

  const plainLinks = () =>
    all("main a[href], .help a[href]")
      .filter((link) => shows(link) && inSentence(link))
      .filter((link) => !style(link).textDecorationLine.includes("underline"))
      .map((link) => `not underlined: ${about(link)}`);

  const moving = () => {
    const faults = document.getAnimations().map((each) => `runs: ${each.animationName || each.transitionProperty}`);
    for (const element of all("*")) {
      for (const part of [null, "::before", "::after"]) {
        const seen = style(element, part);
        const long = Math.max(...seen.transitionDuration.split(",").map(parseFloat));
        if (long > 0.001) faults.push(`moves for ${long} s: ${about(element)}`);
        if (seen.animationName !== "none") faults.push(`is animated: ${about(element)}`);
      }
      if (style(element).scrollBehavior === "smooth") faults.push(`scrolls smoothly: ${about(element)}`);
    }
    return [...new Set(faults)];
  };
  const endless = () =>
    document.getAnimations().filter((each) => (each.effect?.getComputedTiming().endTime ?? 0) > 5000).map((each) => `runs longer than five seconds: ${each.animationName}`);

  const rules = (list, found = []) => {
    for (const rule of list) {
      if (rule.selectorText) found.push(rule);
      if (rule.cssRules?.length) rules(rule.cssRules, found);
    }
    return found;
  };
  const appearing = () => {
    const faults = all("[title]").filter((each) => each.localName !== "iframe").map((each) => `a title that only a mouse finds: ${about(each)}`);
    for (const rule of [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules))) {
      const shown = ["display", "visibility", "content"].filter((name) => rule.style.getPropertyValue(name));
      if (/:hover/.test(rule.selectorText) && shown.length) faults.push(`appears on hover: ${rule.selectorText}`);
    }
    return faults;
  };

  const channel = (value) => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const numbers = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const contrast = (one, other) => {
    const [low, high] = [light(numbers(one)), light(numbers(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      if (numbers(style(each).backgroundColor)[3] === 255) return style(each).backgroundColor;
    }
    return "white";
  };
  const faintEdges = () =>
    all("main input:not([type=hidden]):not([type=file]), main select, main textarea")
      .filter(shows)
      .filter((field) => {
        const behind = ground(field.parentElement);
        const edges = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style(field)[`border${side}Width`]) > 0);
        const best = edges.map((side) => contrast(style(field)[`border${side}Color`], behind));
        return Math.max(0, ...best, contrast(style(field).backgroundColor, behind)) < 3;
      })
      .map((field) => `its edge is too faint: ${field.name}`);
  const faintIcons = () =>
    all("svg").filter((each) => shows(each) && style(each).stroke !== "none")
      .filter((each) => contrast(style(each).stroke === "currentcolor" ? style(each).color : style(each).stroke, ground(each)) < 3)
      .map((each) => `too faint: a picture beside ${about(each.parentElement)}`);

  const pictures = () => [
    ...all("svg").filter((each) => each.getAttribute("aria-hidden") !== "true" && !(each.getAttribute("role") === "img" && each.getAttribute("aria-label"))).map((each) => `a drawing neither hidden nor named: ${about(each.parentElement)}`),
    ...all("img:not([alt])").map((each) => `a picture without words: ${each.src}`),
    ...all("img").filter((each) => /text|banner|title/.test(each.src)).map((each) => `text as a picture: ${each.src}`),
  ];
  const media = () => all("audio, video, iframe, object, embed, canvas, marquee, blink").map((each) => `time-based or embedded: <${each.localName}>`);

  const PURPOSES = "name honorific-prefix given-name additional-name family-name nickname organization street-address address-line1 address-line2 address-level1 address-level2 country country-name postal-code bday bday-day bday-month bday-year sex tel tel-national email username current-password new-password one-time-code off on url language photo".split(" ");
  const purposes = () =>
    all("input, select, textarea").flatMap((field) => {
      const given = (field.getAttribute("autocomplete") || "").split(" ").filter((each) => each && !/^(section-.*|home|work|shipping|billing)$/.test(each));
      const wrong = given.filter((each) => !PURPOSES.includes(each)).map((each) => `${field.name} has a purpose that there is not: ${each}`);
      const wanted = { email: "email", tel: "tel", password: "current-password" }[field.type];
      return wanted && given[0] && given[0] !== wanted && given[0] !== "off" ? [...wrong, `${field.name} is ${field.type} and says ${given[0]}`] : wrong;
    });

  const landmarks = () => {
    const found = [];
    for (const name of ["header", "nav", "main", "footer"]) if (!document.querySelector(name)) found.push(`there is no ${name}`);
    for (const node of texts()) if (!node.parentElement.closest("header, nav, main, aside, footer, section, [role=region], [role=search], form[aria-label], .skip")) found.push(`outside every landmark: ${about(node.parentElement)}`);
    return found;
  };
  const quietMessages = () =>
    all(".notice.done, .notice.info, [data-status]").filter((each) => each.closest("main") && each.hasAttribute("data-status") && !each.closest("[role=status], [role=alert]")).map((each) => `says nothing by itself: ${about(each)}`);
  const tableFaults = () => [
    ...all("table").filter((each) => !each.querySelector("caption") && !each.getAttribute("aria-label")).map((each) => `a table without a name: ${about(each)}`),
    ...all("th:not([scope])").map((each) => `a heading of a table without a direction: ${about(each)}`),
    ...all("main input[type=radio]").filter((each) => !each.closest("fieldset, [role=radiogroup]")).map((each) => `a choice outside a group: ${each.name}`),
  ];
  const emptyLinks = () => all("main a[href]").filter(shows).filter((each) => /^(här|klicka här|läs mer|mer|here|click here|read more|more|link)$/i.test(spoken(each))).map((each) => `says nothing out of its sentence: ${about(each)}`);

  window.eyes = { about, all, words, shows, style, controls, lines, texts, isSkip, ground, contrast, spoken, seenLabel, tooWide, clipped, overlapping, smallTargets, misnamed, unnamed, unlabelledFields, skippedHeadings, outOfOrder, strangeWords, plainLinks, moving, endless, appearing, faintEdges, faintIcons, pictures, media, purposes, landmarks, quietMessages, tableFaults, emptyLinks };
})();
