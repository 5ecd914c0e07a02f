/** Details: what Settings and the tabs that belong to it hold, as one form. Only what was changed is saved. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SidebarActions } from "../../src/sidebar-api";
import { sentenceFrom } from "../shared/clicks";
import { perform } from "../shared/page";
import { Button, Choice, Field, Form, Sentences, Tick } from "../shared/parts";
import { ask } from "../shared/server";

type Group = SidebarActions["showDetails"]["answer"][number];
type DetailField = Group["rows"][number]["fields"][number];
type Change = SidebarActions["saveDetails"]["ask"]["changes"][number];
type Refused = SidebarActions["saveDetails"]["answer"]["refused"];

/** What the seller changed and has not saved yet, by field. */
type Typed = Readonly<Record<string, Pick<Change, "from" | "to">>>;

export function Details(): JSX.Element {
  const [groups, show] = useState<readonly Group[] | null>(null);
  const [typed, type] = useState<Typed>({});
  const [refused, refuse] = useState<Refused>([]);
  const look = (): Promise<void> =>
    perform("Reading Settings…", async () => {
      show(await ask("showDetails", null));
      refuse([]);
      return null;
    });
  useEffect(() => {
    look();
  }, []);
  const change = ({ id, value }: DetailField, to: string): void =>
    type((all) => {
      const { [id]: before, ...others } = all;
      const { from } = before ?? { from: value };
      return to === from ? others : { ...others, [id]: { from, to } };
    });
  const save = (): Promise<void> =>
    perform("Saving…", async () => {
      const changes = Object.entries(typed).map(([id, one]) => ({ id, ...one }));
      const { said, refused: wrong, groups: now } = await ask("saveDetails", { changes });
      if (now !== null) show(now);
      refuse(wrong);
      // What could not be saved stays typed; saved again, it replaces what the cell holds by then.
      type(
        said.isDone
          ? {}
          : Object.fromEntries(changes.map(({ id, to, from }) => [id, { from: shownValue(now, id) ?? from, to }])),
      );
      return sentenceFrom(said);
    });
  if (groups === null) return <Button label="Show details" click={look} />;
  const count = Object.keys(typed).length;
  const rowless = refused.filter(({ id }) => shownValue(groups, id) === undefined);
  return (
    <Form submit={save}>
      <Sentences all={rowless.map(({ problem }) => problem)} tone="wrong" />
      {groups.map((group) => (
        <Part key={group.title} group={group} typed={typed} refused={refused} change={change} />
      ))}
      <div class="buttons">
        <Button
          label={count === 0 ? "Save details" : `Save details (${count} changed)`}
          look={count === 0 ? "plain" : "main"}
        />
        <Button label="Show again" click={look} />
      </div>
    </Form>
  );
}

const shownValue = (groups: readonly Group[] | null, wanted: string): string | undefined =>
  groups?.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields)).find(({ id }) => id === wanted)?.value;

interface PartProps {
  readonly group: Group;
  readonly typed: Typed;
  readonly refused: Refused;
  readonly change: (field: DetailField, to: string) => void;
}

/** Opened by itself where something is wrong. */
function Part({ group: { title, problems, rows }, typed, refused, change }: PartProps): JSX.Element {
  const problemsOf = ({ id, problems: own }: DetailField): readonly string[] => {
    const now = refused.flatMap((one) => (one.id === id ? [one.problem] : []));
    return now.length > 0 ? now : own;
  };
  const wrong = problems.length + rows.flatMap(({ fields }) => fields.flatMap(problemsOf)).length;
  return (
    <details open={wrong > 0}>
      <summary>{wrong === 0 ? title : `${title}: ${wrong} to look at`}</summary>
      <Sentences all={problems} tone="wrong" />
      {rows.map(({ row, fields }) => {
        const all = fields.map((field) => (
          <Detail
            key={field.id}
            field={{ ...field, value: typed[field.id]?.to ?? field.value, problems: problemsOf(field) }}
            isSetting={row === ""}
            change={(to) => change(field, to)}
          />
        ));
        return row === "" ? (
          all
        ) : (
          <fieldset key={row}>
            <legend>{row}</legend>
            {all}
          </fieldset>
        );
      })}
    </details>
  );
}

interface DetailProps {
  readonly field: DetailField;
  readonly isSetting: boolean;
  readonly change: (to: string) => void;
}

function Detail({ field, isSetting, change }: DetailProps): JSX.Element {
  const { label, meaning, kind, choices, value, problems } = field;
  const problem = problems.length === 0 ? undefined : problems.join(" ");
  const hint = isSetting ? meaning : undefined;
  if (kind === "tick")
    return (
      <>
        <Tick label={label} isTicked={value === "On"} toggle={() => change(value === "On" ? "" : "On")} />
        <Sentences all={problems} tone="wrong" />
      </>
    );
  if (kind === "choice")
    return <Choice label={label} value={value} choices={choices} change={change} problem={problem} hint={hint} />;
  return (
    <Field
      label={label}
      type={kind === "day" ? "date" : "text"}
      value={value}
      change={change}
      problem={problem}
      hint={hint}
    />
  );
}
