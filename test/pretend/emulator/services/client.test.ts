import { SERVICES } from "../../../../dev/emulator/services/all";
import { clientSource } from "../../../../dev/world/client-source";

test("every service that the client script calls by name is emulated", () => {
  const called = [...clientSource().matchAll(/call\("([A-Za-z]+\.[A-Za-z0-9]+)"/g)].map((match) => match[1] ?? "");
  expect(called.length).toBeGreaterThan(40);
  expect(called.filter((name) => !Object.hasOwn(SERVICES, name))).toEqual([]);
});
