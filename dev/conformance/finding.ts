/** A difference between a message and the definition: where, by which rule, and the value there. */
export interface Finding {
  readonly operation: string;
  readonly side: "request" | "answer";
  /**
   * A pointer to the difference, `*` for any index: `/body/list/meta`, `/query/limit`, `/header/WM_SVC.NAME`, `/status`
   * (the value then is status, content type and body), `/path`.
   */
  readonly place: string;
  /** `missing`, `unknown`, or the keyword of JSON Schema that the value breaks. */
  readonly rule: string;
  readonly value: unknown;
}

/** The operation of a request that the definition does not have. */
export const UNDEFINED_OPERATION = "(not defined)";
