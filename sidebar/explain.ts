/** Explain: why something is as it is, as answers to a seller's questions. */
import { busyWhile, element, made, say, type Tone } from "./page";
import { ask } from "./server";

type Explanation = Awaited<ReturnType<typeof ask<"explain">>>;

const form = element("explain", HTMLFormElement);
const explanation = element("explained", HTMLDivElement);

const TONES: Readonly<Record<Explanation["tone"], Tone>> = { fine: "done", open: "waiting", wrong: "failed" };

function show({ about, inShort, tone, answers, sections }: Explanation): void {
  say(inShort, TONES[tone]);
  const questions = answers.flatMap(({ question, answer, isFine, todo }) => {
    const said = made("dd", todo === null ? answer : `${answer} ${todo}`);
    said.dataset.fine = String(isFine);
    return [made("dt", question), said];
  });
  const more = sections.map(({ title, lines }) =>
    made("details", "", made("summary", title), made("ul", "", ...lines.map((line) => made("li", line)))),
  );
  explanation.replaceChildren(made("h2", about), made("dl", "", ...questions), ...more);
}

/** A blank text means the selected row. */
export function startExplain(): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const about = element("explainAbout", HTMLInputElement).value.trim();
    busyWhile("Looking…", async () => show(await ask("explain", { about: about === "" ? null : about })));
  });
}
