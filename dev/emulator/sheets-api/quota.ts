/** Requests per minute and user, reads and writes apart, in a rolling window [LIM]. */
import { SheetsApiError } from "./base/errors";

export interface QuotaLimits {
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** [LIM] */
export const DEFAULT_QUOTA: QuotaLimits = { readsPerMinute: 60, writesPerMinute: 60 };

const WINDOW_MS = 60_000;

export interface Quota {
  /** Counts one request. Fails: 429, without counting, if the user has none left in the minute before `now`. */
  spend(kind: "read" | "write", context: { method: string; user: string; now: number }): void;
  /** Forgets every request. */
  clear(): void;
}

export function createQuota(limits: QuotaLimits): Quota {
  const spent = new Map<string, number[]>();
  return {
    spend(kind, { method, user, now }) {
      const key = `${kind} ${user}`;
      const recent = (spent.get(key) ?? []).filter((instant) => instant > now - WINDOW_MS);
      const limit = kind === "read" ? limits.readsPerMinute : limits.writesPerMinute;
      if (recent.length >= limit) throw exhausted(kind, limit, method);
      recent.push(now);
      spent.set(key, recent);
    },
    clear() {
      spent.clear();
    },
  };
}

/** [T:1601564548] */
function exhausted(kind: "read" | "write", limit: number, method: string): SheetsApiError {
  const name = kind === "read" ? "Read" : "Write";
  return new SheetsApiError({
    code: 429,
    status: "RESOURCE_EXHAUSTED",
    message:
      `Quota exceeded for quota metric '${name} requests' and limit '${name} requests per minute per user' ` +
      "of service 'sheets.googleapis.com' for consumer 'project_number:0'.",
    method,
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        reason: "RATE_LIMIT_EXCEEDED",
        domain: "googleapis.com",
        metadata: {
          quota_limit: `${name}RequestsPerMinutePerUser`,
          quota_limit_value: String(limit),
          service: "sheets.googleapis.com",
          consumer: "projects/0",
        },
      },
    ],
  });
}
