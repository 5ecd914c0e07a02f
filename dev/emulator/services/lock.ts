import { type CallContext, numberAt, type Services, textAt } from "../core/service";
import { ServiceError } from "../core/service-error";
import type { EmulatorState } from "../core/state";

/** LockService: advisory locks between executions. Source: [LOCKS], [LOCK]. */
export const LOCK: Services = {
  "LockService.getScriptLock": () => true,
  "LockService.getUserLock": () => true,
  // Null unless bound to or active in a document. Source: [LOCKS].
  "LockService.getDocumentLock": (_args, context) => context.execution.inDocument,
  "Lock.tryLock": (args, context) => acquire(args, context),
  "Lock.waitLock": (args, context) => {
    if (acquire(args, context)) return null;
    throw new ServiceError("Lock timeout: another process was holding the lock for too long.");
  },
  "Lock.hasLock": (args, context) => context.state.locks[nameOf(args, context)] === context.execution.id,
  "Lock.releaseLock": (args, context) => {
    const name = nameOf(args, context);
    if (context.state.locks[name] === context.execution.id) delete context.state.locks[name];
    return null;
  },
};

/** Frees the locks of an execution. The platform does so however the execution ends. Source: [LOCK]. */
export function freeLocks(state: EmulatorState, execution: string): void {
  for (const [name, holder] of Object.entries(state.locks)) if (holder === execution) delete state.locks[name];
}

function acquire(args: readonly unknown[], context: CallContext): boolean {
  const name = nameOf(args, context);
  const waitMs = numberAt(args, 1, "timeoutInMillis");
  const holder = context.state.locks[name];
  // A negative wait never gets the lock, free or not [GASF].
  if (waitMs < 0) return false;
  if (holder !== undefined && holder !== context.execution.id) {
    // A call is answered at once, so nobody can release the lock during the wait. The whole wait passes for nothing.
    context.take(waitMs);
    return false;
  }
  context.state.locks[name] = context.execution.id;
  return true;
}

function nameOf(args: readonly unknown[], context: CallContext): string {
  const scope = textAt(args, 0, "lock");
  return scope === "user" ? `user:${context.execution.user}` : scope;
}
