/** What the schemas of all answers share. */
import * as z from "zod/mini";
import { listOf } from "./member";

export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** A member that decides nothing: one that cannot be read is as good as not told, and never spoils what it stands in. */
export const informing = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(maybe(schema), undefined);

type Written = string | number;

/** What fits the schema, read as `read` does. A cast: the schema's own type cannot say that the value changes. */
const reading = <Value>(schema: z.ZodMiniType<Written>, read: (written: Written) => Value) =>
  schema.check(z.overwrite(read as (written: Written) => never)) as z.ZodMiniType<unknown> as z.ZodMiniType<Value>;

const number = () => z.number();
const words = (isFit: (text: string) => boolean) => z.string().check(z.refine(isFit));

/** A text, also where a number came for it; one that lost digits on its way is none. */
export const text = () => reading(z.union([z.string(), number().check(z.refine(Number.isSafeInteger))]), String);

/** A text that names something, so a blank one does not do. */
export const name = () => text().check(z.refine((written) => written.trim() !== ""));

/** A number, also where it came as text; which texts are one, `shape` says. */
export const figure = (shape = /^-?\d+(\.\d+)?$/) =>
  reading(z.union([number(), words((written) => shape.test(written))]), Number);

/** Whole units, none below zero. */
export const units = () =>
  figure(/^\d{1,9}(\.0+)?$/).check(z.refine((amount) => Number.isInteger(amount) && amount >= 0));

/** Epoch milliseconds from a number, from its digits, or from a date in words, as far as it can be one of these days. */
export const moment = () =>
  reading(z.union([number(), z.string()]), toEpochMs).check(z.refine((at) => at > EARLIEST && at < LATEST));

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);
/** No instant in milliseconds since 1973 is as small as one in seconds. */
const SECONDS_BELOW = 100_000_000_000;

const toEpochMs = (written: Written): number => {
  const given = typeof written === "number" || /^\d{9,}$/.test(written) ? Number(written) : Date.parse(written);
  return given < SECONDS_BELOW ? given * 1000 : given;
};

/**
 * A list of things that are read one by one. JSON that was XML before has a single thing without its list; an object
 * without members is neither.
 */
export const listed = () =>
  z.optional(z.unknown().check(z.refine(isListed), z.overwrite(listOf))) as z.ZodMiniType<unknown> as z.ZodMiniOptional<
    z.ZodMiniType<readonly unknown[]>
  >;

const isListed = (value: unknown): boolean =>
  value === null || Array.isArray(value) || (typeof value === "object" && Object.keys(value).length > 0);

/**
 * Gives a function that parses by one of the schemas; `null` is what does not fit. They are made at first use: every click
 * evaluates the whole script, few need them.
 */
export function lazySchemas<Schemas extends Readonly<Record<string, z.ZodMiniType>>>(make: () => Schemas) {
  let schemas: Schemas | null = null;
  return <K extends keyof Schemas>(kind: K, json: unknown): z.infer<Schemas[K]> | null => {
    schemas ??= make();
    const result = schemas[kind]?.safeParse(json);
    // The schema of this very kind has just accepted it.
    return result?.success === true ? (result.data as z.infer<Schemas[K]>) : null;
  };
}
