/** A value that outlives the view that shows it. */
import { useEffect, useState } from "preact/hooks";

export interface Observable<Value> {
  readonly now: () => Value;
  readonly set: (next: Value) => void;
  /** The value as it is now; a component that uses it is drawn again with every change. */
  readonly use: () => Value;
}

export function observable<Value>(first: Value): Observable<Value> {
  let value = first;
  const watchers = new Set<(next: Value) => void>();
  return {
    now: () => value,
    set(next) {
      value = next;
      for (const watcher of watchers) watcher(next);
    },
    use() {
      const [seen, see] = useState(() => value);
      useEffect(() => {
        const watcher = (next: Value) => see(() => next);
        watchers.add(watcher);
        watcher(value);
        return () => void watchers.delete(watcher);
      }, []);
      return seen;
    },
  };
}
