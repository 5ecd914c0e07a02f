import { nextRandom } from "../core/random";
import { type CallContext, isRecord, type Services, textAt } from "../core/service";
import { notEmulated, ServiceError } from "../core/service-error";
import type { ClockSpec, EmulatorState, TriggerRecord } from "../core/state";
import { firstRun } from "./trigger-schedule";

/** Source: [QUOTA]. */
const TRIGGER_LIMIT = 20;
const HOUR_MS = 3_600_000;

/** ScriptApp: clock triggers and what the user has granted. Source: [CLOCK], [TRIG], [INST]. */
export const SCRIPT_APP: Services = {
  "ScriptApp.createTrigger": (args, context) => {
    const spec = toSpec(args[1]);
    checkInterval(spec);
    if (context.execution.kind === "add-on") checkAddOnRules(spec, context);
    return face(install(textAt(args, 0, "functionName"), spec, context));
  },
  // Triggers of other users are invisible. Source: [INST].
  "ScriptApp.getProjectTriggers": (_args, context) => own(context).map(face),
  "ScriptApp.getUserTriggers": (_args, context) => own(context).map(face),
  "ScriptApp.deleteTrigger": (args, context) => {
    const uid = textAt(args, 0, "trigger");
    const { state } = context;
    state.triggers = state.triggers.filter((trigger) => trigger.uid !== uid || trigger.user !== context.execution.user);
    return null;
  },
  "ScriptApp.getAuthorizationInfo": (_args, { state, execution }) => state.unauthorized.includes(execution.user),
  "ScriptApp.requireScopes": () => null,
};

function own(context: CallContext): TriggerRecord[] {
  return context.state.triggers.filter((trigger) => trigger.user === context.execution.user);
}

function face(trigger: TriggerRecord): unknown {
  return { uid: trigger.uid, handler: trigger.handler };
}

function toSpec(value: unknown): ClockSpec {
  // A cast, because the client script builds this object itself and nothing else reaches this service.
  if (isRecord(value)) return value as ClockSpec;
  throw notEmulated("a trigger of this kind");
}

/** Source: [CLOCK]; the wording of the first from its reference page, the second ours. */
function checkInterval(spec: ClockSpec): void {
  if (spec.everyMinutes !== undefined && ![1, 5, 10, 15, 30].includes(spec.everyMinutes)) {
    throw new ServiceError("The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.");
  }
  for (const count of [spec.everyHours, spec.everyDays, spec.everyWeeks]) {
    if (count !== undefined && !(Number.isInteger(count) && count >= 1)) throw new ServiceError("Invalid argument: n");
  }
}

/** Hourly at most, one per type, user and document. Source: [TRIG]; wording by field reports. */
function checkAddOnRules(spec: ClockSpec, context: CallContext): void {
  const tooSoon = spec.afterMs !== undefined && spec.afterMs < HOUR_MS;
  if (spec.everyMinutes !== undefined || tooSoon) {
    throw new ServiceError("Clock events must be scheduled at least 1 hour(s) apart.");
  }
  if (own(context).length > 0) {
    throw new ServiceError(
      "This add-on has created too many time-based triggers in this document for this Google user account.",
    );
  }
}

function install(handler: string, spec: ClockSpec, context: CallContext): TriggerRecord {
  const { state, execution, now } = context;
  if (own(context).length >= TRIGGER_LIMIT) {
    throw new ServiceError(
      "This script has too many triggers. Triggers must be deleted from the script before more can be added.",
    );
  }
  state.triggersMade += 1;
  const uid = String(1_000_000 + state.triggersMade);
  const nextAt = firstRun(spec, now, draw(state));
  const trigger: TriggerRecord = { uid, user: execution.user, handler, spec, createdAt: now, nextAt };
  state.triggers.push(trigger);
  return trigger;
}

function draw(state: EmulatorState): number {
  const step = nextRandom(state.random);
  state.random = step.state;
  return step.value;
}
