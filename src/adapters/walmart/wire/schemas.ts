/** Schemas made at first use: every click evaluates the whole script, few need them. */
import type * as z from "zod/mini";

/** Gives a function that parses by one of the schemas; `null` is what does not fit. */
export function lazySchemas<Schemas extends Readonly<Record<string, z.ZodMiniType>>>(make: () => Schemas) {
  let schemas: Schemas | null = null;
  return <K extends keyof Schemas>(kind: K, json: unknown): z.infer<Schemas[K]> | null => {
    schemas ??= make();
    const result = schemas[kind]?.safeParse(json);
    // The schema of this very kind has just accepted it.
    return result?.success === true ? (result.data as z.infer<Schemas[K]>) : null;
  };
}
