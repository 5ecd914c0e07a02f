/** Explain: why something is as it is, as answers to a seller's questions, each with a button for the next step. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { RunReport, Said } from "../../src/domain/log/run-report";
import type { LineSaid, SidebarActions } from "../../src/sidebar-api";
import { observable } from "../shared/observable";
import { open, perform, type Sentence, type Tone } from "../shared/page";
import { Button, Field, Form } from "../shared/parts";
import { sentenceOf } from "../shared/reports";
import { ask, askStep } from "../shared/server";
import { look } from "./fulfill-scans";

type Explanation = SidebarActions["explain"]["answer"];
type Answer = Explanation["answers"][number];
type Step = NonNullable<Answer["step"]>;

const TONES: Readonly<Record<Explanation["tone"], Tone>> = { fine: "done", open: "waiting", wrong: "failed" };

const explained = observable<Explanation | null>(null);

/** A blank text means the selected row. */
const explain = (about: string): Promise<void> =>
  perform("Looking…", async () => {
    const answer = await ask("explain", { about: about === "" ? null : about });
    explained.set(answer);
    return { text: answer.inShort, tone: TONES[answer.tone] };
  });

export function Explain(): JSX.Element {
  const [about, change] = useState("");
  const shown = explained.use();
  return (
    <>
      <Form submit={() => explain(about.trim())}>
        <Field
          label="Listing SKU, order number, IMEI or Unit ID"
          value={about}
          change={change}
          hint="Blank: the selected row"
        />
        <Button label="Explain" look="main" />
      </Form>
      {shown === null ? null : <Shown explanation={shown} />}
    </>
  );
}

function Shown({ explanation: { about, answers, sections } }: { readonly explanation: Explanation }): JSX.Element {
  return (
    <section aria-live="polite" aria-label="Explanation">
      <h2>{about}</h2>
      <dl>
        {answers.map((one) => (
          <AnswerShown key={one.question} answer={one} />
        ))}
      </dl>
      {sections.map(({ title, lines }) => (
        <details key={title}>
          <summary>{title}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function AnswerShown({ answer: { question, answer, isFine, todo, step } }: { readonly answer: Answer }): JSX.Element {
  return (
    <>
      <dt>{question}</dt>
      <dd class={isFine ? "" : "wrong"}>{todo === null ? answer : `${answer} ${todo}`}</dd>
      {step === undefined ? null : (
        <dd>
          {step.action === "ignoreDifferences" ? (
            <Ignore step={step} />
          ) : (
            <Button label={step.label} click={() => takeStep(step)} />
          )}
        </dd>
      )}
    </>
  );
}

/** The button with a field for the reason. */
function Ignore({ step }: { readonly step: Step & { readonly action: "ignoreDifferences" } }): JSX.Element {
  const [reason, change] = useState("");
  return (
    <Form submit={() => takeStep({ ...step, ask: { ...step.ask, reason } })}>
      <Field label="Reason" value={reason} change={change} />
      <Button label={step.label} />
    </Form>
  );
}

function takeStep(step: Step): Promise<void> {
  if (step.action !== "showLine") return perform(`${step.label}…`, () => stepTaken(step));
  open("fulfill");
  return look(step.ask.about);
}

/** `at`: the row that the action is about is selected first. */
async function stepTaken(step: Step): Promise<Sentence> {
  const found = "at" in step ? await ask("openTab", { tab: "orders", row: step.at }) : null;
  const answer =
    found?.isDone === false ? found : ((await askStep(step.action, step.ask)) as RunReport | Said | LineSaid);
  if ("summary" in answer) return sentenceOf(answer);
  const { isDone, message } = "said" in answer ? answer.said : answer;
  return { text: message, tone: isDone ? "done" : "failed" };
}
