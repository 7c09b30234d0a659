// The page is whole without this: it only hides what was not asked for.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const shown = byId("shown");
  const fields = ["verdict", "severity", "framework", "view"].map(byId).filter(Boolean);

  // Read once: a keystroke then compares strings, and asks nothing of the document.
  const controls = [...document.querySelectorAll("details.control")].map((element) => ({
    element,
    severity: element.dataset.severity,
    frameworks: element.dataset.frameworks.split(" "),
    text: element.firstElementChild.firstElementChild.textContent.toLowerCase(),
    isStale: false,
    parts: [...element.querySelectorAll("section")].map((part) => ({
      element: part,
      list: part.lastElementChild,
      isHidden: false,
      view: part.dataset.view,
      verdict: part.dataset.verdict,
      rows: [...part.querySelectorAll("li")].map((row) => ({
        element: row,
        text: row.textContent.toLowerCase(),
        isHidden: false,
      })),
    })),
  }));
  const total = controls
    .flatMap(({ parts }) => parts)
    .reduce((sum, { rows }) => sum + rows.length, 0);

  const wanted = () => ({
    words: byId("search").value.toLowerCase().split(/\s+/).filter(Boolean),
    ...Object.fromEntries(fields.map(({ id, value }) => [id, value])),
  });

  function countRows(control, { words, verdict, view }) {
    const others = words.filter((word) => !control.text.includes(word));
    let count = 0;
    for (const part of control.parts) {
      const isAsked =
        (!verdict || verdict.split(" ").includes(part.verdict)) && (!view || view === part.view);
      let inPart = 0;
      for (const row of part.rows) {
        row.isHidden = !isAsked || !others.every((word) => row.text.includes(word));
        if (!row.isHidden) inPart += 1;
      }
      part.isHidden = inPart === 0;
      count += inPart;
    }
    return count;
  }

  const hide = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };

  // Rows that are folded away are hidden when they are unfolded, and those of a part that is hidden when it is
  // shown: there may be tens of thousands.
  function hideRows(control) {
    if (!control.isStale) return;
    control.isStale = false;
    for (const { element, isHidden, rows } of control.parts) {
      hide(element, isHidden);
      if (!isHidden) for (const row of rows) hide(row.element, row.isHidden);
    }
  }

  // Of what is out of sight Chromium has nothing to be read out until it is laid out: done for what is unfolded,
  // if that is little, as soon as nobody types.
  const whole = [];
  let resting;

  function rest() {
    clearTimeout(resting);
    resting = setTimeout(layOut, 500);
  }

  function layOut() {
    for (const element of whole.splice(0)) element.classList.remove("whole");
    const parts = controls
      .filter(({ element }) => element.open && !element.hidden)
      .flatMap((control) => control.parts.filter(({ isHidden }) => !isHidden));
    const rows = parts.flatMap((part) => part.rows.filter(({ isHidden }) => !isHidden));
    if (rows.length > 100) return;
    whole.push(...parts.map(({ list }) => list), ...rows.map(({ element }) => element));
    for (const element of whole) element.classList.add("whole");
  }

  function filter() {
    rest();
    const asked = wanted();
    const { severity, framework } = asked;
    let rows = 0;
    let some = 0;
    for (const control of controls) {
      const isAsked =
        (!severity || severity === control.severity) &&
        (!framework || control.frameworks.includes(framework));
      const count = isAsked ? countRows(control, asked) : 0;
      hide(control.element, count === 0);
      if (count === 0) continue;
      rows += count;
      some += 1;
      control.isStale = true;
      if (control.element.open) hideRows(control);
    }
    // Few enough to be read: nobody should have to look for them.
    if (asked.words.length > 0 && rows <= 20) fold(true);
    shown.textContent =
      rows === total
        ? `${total.toLocaleString("en")} verdicts`
        : `${rows.toLocaleString("en")} of ${total.toLocaleString("en")} verdicts, in ${some} of ${controls.length} controls${described(asked)}`;
  }

  function described({ words }) {
    const chosen = fields.filter(({ value }) => value).map((one) => one.selectedOptions[0].text);
    return [words.length > 0 && `“${words.join(" ")}”`, ...chosen]
      .filter(Boolean)
      .map((text) => ` · ${text}`)
      .join("");
  }

  const fold = (isOpen) => {
    for (const { element } of controls) if (!element.hidden) element.open = isOpen;
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  byId("unfold").addEventListener("click", () => fold(true));
  byId("fold").addEventListener("click", () => fold(false));
  for (const control of controls) {
    control.element.addEventListener("toggle", () => {
      if (control.element.open) hideRows(control);
      rest();
    });
  }
  addEventListener("beforeprint", () => controls.forEach(hideRows));
  // A link leads to what a filter hides.
  addEventListener("hashchange", () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    filter();
    target.scrollIntoView();
  });
  form.hidden = false;
  filter();
})();
