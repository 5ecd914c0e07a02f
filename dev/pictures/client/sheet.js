// Draws the elements that it is given. Texts are set as texts.
window.drawSheet = (parts) => {
  const made = ({ tag, class: classes = "", style = "", text = "", parts: below = [] }) => {
    const one = document.createElement(tag);
    one.className = classes;
    one.style.cssText = style;
    one.textContent = text;
    one.append(...below.map(made));
    return one;
  };
  document.querySelector("#grid").replaceChildren(...parts.map(made));
};

// What the browser alone can measure: numbers without room become ###, and what is cut is told.
window.fitSheet = () => {
  const cut = [];
  const isCut = (cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1;
  const headings = [...document.querySelectorAll(".sheet .heading")];
  const textOf = (cell) => (cell.textContent ?? "").slice(0, 60);
  const columnOf = (cell) => {
    const row = cell.closest("tr");
    const place = [...row.children].indexOf(cell.closest("td"));
    return textOf(document.querySelector(".sheet tbody tr")?.children[place]?.querySelector("div") ?? cell);
  };
  for (const cell of headings) {
    const filter = cell.parentElement.querySelector(".filter");
    const measure = document.createRange();
    measure.selectNodeContents(cell);
    const text = measure.getBoundingClientRect();
    const covers =
      filter !== null &&
      text.right > filter.getBoundingClientRect().left &&
      text.bottom > filter.getBoundingClientRect().top + 4;
    if (isCut(cell)) cut.push({ kind: "heading cut", column: textOf(cell), text: textOf(cell) });
    else if (covers) cut.push({ kind: "heading under the filter's mark", column: textOf(cell), text: textOf(cell) });
  }
  for (const cell of document.querySelectorAll(".sheet td > div:not(.heading)")) {
    if (!isCut(cell)) continue;
    const column = columnOf(cell);
    const kind = cell.classList.contains("numeric") ? "number without room" : "text cut";
    cut.push({ kind, column, text: textOf(cell) });
    if (cell.classList.contains("numeric")) cell.textContent = "###";
  }
  const right = document.querySelector("#grid").getBoundingClientRect().right;
  const inSight = headings.filter((cell) => cell.getBoundingClientRect().right <= right).map(textOf);
  return { cut, inSight };
};
