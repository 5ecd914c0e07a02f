/** What the schemas of all answers share. */
import * as z from "zod/mini";

export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

type Written = string | number;

/** What fits the schema, read as `read` does. A cast: the schema's own type cannot say that the value changes. */
const reading = <Value>(schema: z.ZodMiniType<Written>, read: (written: Written) => Value) =>
  schema.check(z.overwrite(read as (written: Written) => never)) as z.ZodMiniType<unknown> as z.ZodMiniType<Value>;

const number = () => z.number();
const words = (isFit: (text: string) => boolean) => z.string().check(z.refine(isFit));

/** A text, also where a number came for it; one that lost digits on its way is none. */
export const text = () => reading(z.union([z.string(), number().check(z.refine(Number.isSafeInteger))]), String);

/** A number, also where it came as text; which texts are one, `shape` says. */
export const figure = (shape = /^-?\d+(\.\d+)?$/) =>
  reading(z.union([number(), words((written) => shape.test(written))]), Number);

/** Epoch milliseconds from a number, from its digits, or from a date in words. */
export const moment = () =>
  reading(z.union([number(), words((written) => !Number.isNaN(toEpochMs(written)))]), toEpochMs);

const toEpochMs = (written: Written): number =>
  typeof written === "number" || /^\d{11,}$/.test(written) ? Number(written) : Date.parse(written);

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
