/** Explain: why something is as it is, as answers to a seller's questions, each with a button for the next step. */
import { fulfill } from "./fulfill";
import { busyWhile, button, element, made, say, type Tone } from "./page";
import { ask, askStep } from "./server";

type Explanation = Awaited<ReturnType<typeof ask<"explain">>>;
type Step = NonNullable<Explanation["answers"][number]["step"]>;
type Report = Awaited<ReturnType<typeof ask<"syncNow">>>;
type LineSaid = Awaited<ReturnType<typeof ask<"releaseUnits">>>;
type Said = Awaited<ReturnType<typeof ask<"createProducts">>>;

const form = element("explain", HTMLFormElement);
const explanation = element("explained", HTMLDivElement);

const TONES: Readonly<Record<Explanation["tone"], Tone>> = { fine: "done", open: "waiting", wrong: "failed" };

/** Gives what shows an explanation. `showReport`: shows the report of a run that a step started. */
function shows(showReport: (report: Report) => void): (explained: Explanation) => void {
  const take = (step: Step): Promise<void> =>
    step.action === "showLine"
      ? fulfill(step.ask.about)
      : busyWhile(`${step.label}…`, async () => {
          const found = "at" in step ? await ask("openTab", { tab: "orders", row: step.at }) : null;
          const answer =
            found?.isDone === false ? found : ((await askStep(step.action, step.ask)) as Report | Said | LineSaid);
          if ("summary" in answer) return showReport(answer);
          const { isDone, message } = "said" in answer ? answer.said : answer;
          say(message, isDone ? "done" : "failed");
        });
  return ({ about, inShort, tone, answers, sections }) => {
    say(inShort, TONES[tone]);
    const questions = answers.flatMap(({ question, answer, isFine, todo, step }) => {
      const said = made("dd", todo === null ? answer : `${answer} ${todo}`);
      said.dataset.fine = String(isFine);
      const next =
        step === undefined
          ? []
          : [
              step.action === "ignoreDifferences"
                ? ignoring(step, take)
                : made(
                    "dd",
                    "",
                    button(step.label, () => take(step)),
                  ),
            ];
      return [made("dt", question), said, ...next];
    });
    const more = sections.map(({ title, lines }) =>
      made("details", "", made("summary", title), made("ul", "", ...lines.map((line) => made("li", line)))),
    );
    explanation.replaceChildren(made("h2", about), made("dl", "", ...questions), ...more);
  };
}

/** The button with a field for the reason. */
function ignoring(step: Step & { readonly action: "ignoreDifferences" }, take: (step: Step) => Promise<void>) {
  const reason = made("input", "");
  reason.placeholder = "Why?";
  const ignore = (): Promise<void> => take({ ...step, ask: { ...step.ask, reason: reason.value } });
  return made("dd", "", reason, button(step.label, ignore));
}

/** A blank text means the selected row. */
export function startExplain(showReport: (report: Report) => void): void {
  const show = shows(showReport);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const about = element("explainAbout", HTMLInputElement).value.trim();
    busyWhile("Looking…", async () => show(await ask("explain", { about: about === "" ? null : about })));
  });
}
