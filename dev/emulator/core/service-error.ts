/**
 * An error that the platform throws into the bundle. Any other error is a defect of the emulator, and goes to whoever
 * started the run.
 */
export class ServiceError extends Error {
  readonly details: unknown;

  /** `name` is what the bundle sees as `error.name`; most Apps Script services use `Exception`. */
  constructor(message: string, name = "Exception", details?: unknown) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

/** Refuses everything that the emulator does not know, so that a gap never looks like a working feature. */
export function notEmulated(what: string): ServiceError {
  return new ServiceError(`not emulated: ${what}`, "Error");
}
