/** Building blocks of the schemas of all vendors. */
import * as z from "zod/mini";
import { listOf } from "./member";

export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/**
 * A member on which no decision depends. An unreadable one counts as missing, and never spoils the object around it.
 */
export const informing = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(maybe(schema), undefined);

type Written = string | number;

/**
 * A value that fits the schema, converted by `read`. A cast, because the schema's own type cannot say that the value
 * changes.
 */
const reading = <Value>(schema: z.ZodMiniType<Written>, read: (written: Written) => Value) =>
  schema.check(z.overwrite(read as (written: Written) => never)) as z.ZodMiniType<unknown> as z.ZodMiniType<Value>;

const number = () => z.number();
const words = (isFit: (text: string) => boolean) => z.string().check(z.refine(isFit));

/** A text, also if a number comes; but not a number that has lost digits. */
export const text = () => reading(z.union([z.string(), number().check(z.refine(Number.isSafeInteger))]), String);

/** A text that names something, so it may not be blank. */
export const name = () => text().check(z.refine((written) => written.trim() !== ""));

/** A number, also if a text comes of the form `shape`. */
export const figure = (shape = /^-?\d+(\.\d+)?$/) =>
  reading(z.union([number(), words((written) => shape.test(written))]), Number);

/** Whole units, not below zero. */
export const units = () =>
  figure(/^\d{1,9}(\.0+)?$/).check(z.refine((amount) => Number.isInteger(amount) && amount >= 0));

/** Epoch milliseconds, from a number, from digits in a text, or from a date in words; within plausible years. */
export const moment = () =>
  reading(z.union([number(), z.string()]), toEpochMs).check(z.refine((at) => at > EARLIEST && at < LATEST));

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);
/** Smaller numbers are seconds: no instant in milliseconds since 1973 is as small. */
const SECONDS_BELOW = 100_000_000_000;

const toEpochMs = (written: Written): number => {
  const given = typeof written === "number" || /^\d{9,}$/.test(written) ? Number(written) : Date.parse(written);
  return given < SECONDS_BELOW ? given * 1000 : given;
};

/**
 * A list whose items are read one by one. In JSON that was converted from XML, a single thing comes without its list;
 * an object without members is an empty list.
 */
export const listed = () =>
  z.optional(z.unknown().check(z.refine(isListed), z.overwrite(listOf))) as z.ZodMiniType<unknown> as z.ZodMiniOptional<
    z.ZodMiniType<readonly unknown[]>
  >;

const isListed = (value: unknown): boolean =>
  value === null || Array.isArray(value) || (typeof value === "object" && Object.keys(value).length > 0);

/**
 * Gives a function that parses with one of the schemas; `null`: the value does not fit. Schemas are made at first use,
 * because every click evaluates the whole script and few clicks need them.
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
