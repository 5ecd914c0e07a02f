/** The parts of every view: buttons, fields, lists of sentences. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { usePage } from "./page";

interface ButtonProps {
  /** What it does, as the seller reads it. */
  readonly label: string;
  /** What it is about, for those who hear the page: where several buttons have one label. */
  readonly of?: string;
  /** Absent: the button submits its form, as Enter does in a field. */
  readonly click?: () => void;
  /** `main`: the step that can be done now; at most one in a view. */
  readonly look?: "main" | "plain";
}

/** While something is at work, a click does nothing; the button keeps the focus. */
export function Button({ label, of, click, look = "plain" }: ButtonProps): JSX.Element {
  const isBusy = usePage().busy !== null;
  return (
    <button
      type={click === undefined ? "submit" : "button"}
      class={look}
      {...(of === undefined ? {} : { "aria-label": `${label} ${of}` })}
      aria-disabled={isBusy}
      onClick={() => !isBusy && click?.()}
    >
      {label}
    </button>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: "text" | "password" | "date" | "number";
  readonly placeholder?: string;
  /** What is wrong with the value, shown beside the field. */
  readonly problem?: string | undefined;
  /** What the value means, shown below the field. */
  readonly hint?: string | undefined;
}

/** One line of text with its label. What is wrong with it stands right below it and is read out with it. */
export function Field({ label, value, change, type = "text", placeholder, problem, hint }: FieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        // The types of the library tell the kinds of fields apart; what is used here is the same for all of them.
        type={type as "text"}
        value={value}
        {...(placeholder === undefined ? {} : { placeholder })}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-said`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <Said id={id} problem={problem} hint={hint} />
    </div>
  );
}

/** What is wrong with a field, or what it means. */
function Said({ id, problem, hint }: Pick<FieldProps, "problem" | "hint"> & { readonly id: string }): JSX.Element {
  return (
    <p id={`${id}-said`} class={problem === undefined ? "hint" : "wrong"}>
      {problem ?? hint ?? ""}
    </p>
  );
}

interface FormProps {
  readonly submit: () => void;
  readonly children: ComponentChildren;
}

/** Enter in a field does what the form's button without a click of its own does. */
export function Form({ submit, children }: FormProps): JSX.Element {
  return (
    <form
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
    </form>
  );
}

/** A list of sentences; nothing if there are none. */
export function Sentences({ all, tone }: { readonly all: readonly string[]; readonly tone?: "wrong" | "hint" }) {
  if (all.length === 0) return null;
  return (
    <ul class={tone ?? ""}>
      {all.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

interface ChoiceProps extends Pick<FieldProps, "label" | "value" | "change" | "problem" | "hint"> {
  /** Texts, or values with the words for them. */
  readonly choices: readonly (string | readonly [value: string, words: string])[];
}

/** One of several texts. */
export function Choice({ label, value, choices, change, problem, hint }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {choices
          .map((choice) => (typeof choice === "string" ? [choice, choice] : choice))
          .map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
      </select>
      <Said id={id} problem={problem} hint={hint} />
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly toggle: () => void;
}

/** The box shows `isTicked` alone: where a click changes nothing, it stays as it was. */
export function Tick({ label, isTicked, toggle }: TickProps): JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => {
          event.currentTarget.checked = isTicked;
          toggle();
        }}
      />
      {label}
    </label>
  );
}

/** Texts of one thing in a row; blank ones are left out. */
export const together = (...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text !== "").join(" · ");
