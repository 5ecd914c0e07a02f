declare module "gas-local" {
  /** Runs every `.js` file of the folder in the context and returns it; the mock object is the global object. */
  export function require(folder: string, mock: object): Record<string, unknown>;
}
