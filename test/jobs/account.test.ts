import { failure } from "../../src/domain/values/failure";
import { connectAccount, testConnection } from "../../src/jobs/connect-account";
import { setUpNow } from "../../src/jobs/run";
import { startSchedule, stopSchedule } from "../../src/jobs/schedule";
import { aScript, worldOf } from "./scripted-world";

describe("connecting the account", () => {
  test("saves the key without the blanks that pasting leaves, before it is tried", () => {
    const script = aScript();
    script.before = (event) => {
      if (event === "testConnection") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    const answer = connectAccount(worldOf(script), { clientId: " id ", clientSecret: "secret\n" });
    expect(script.credentials).toEqual({ clientId: "id", clientSecret: "secret" });
    expect(answer).toEqual({ isConnected: false, message: "Walmart cannot be reached." });
  });

  test("says that it is connected", () => {
    expect(testConnection(worldOf(aScript()))).toEqual({ isConnected: true, message: "Connected to Walmart." });
  });

  test("names every permission that the key lacks", () => {
    const world = worldOf(aScript());
    const lacking = {
      ...world.marketplace("production"),
      testConnection: () => ({ missing: ["Orders", "Feeds"], unchecked: [] }),
    };
    const answer = testConnection({ ...world, marketplace: () => lacking });
    expect(answer.isConnected).toBe(false);
    expect(answer.message).toContain("Orders; Feeds");
  });

  test("an unexpected exception becomes a sentence without its text", () => {
    const script = aScript();
    script.before = () => {
      throw new Error("secret internals");
    };
    expect(testConnection(worldOf(script)).message).not.toContain("secret");
  });
});

describe("set up and schedule", () => {
  test("setting up twice says that nothing was missing", () => {
    expect(setUpNow(worldOf(aScript()))).toBe("Nothing was missing.");
  });

  test("setting up waits for a run that is at work", () => {
    const script = aScript();
    script.lockHeld = true;
    expect(setUpNow(worldOf(script))).toMatch(/^Another run is working/);
    expect(script.events).toEqual([]);
  });

  test("setting up that fails says why", () => {
    const script = aScript();
    script.before = () => {
      throw failure("setup", "no-edit", "You may not edit this spreadsheet.");
    };
    expect(setUpNow(worldOf(script))).toBe("You may not edit this spreadsheet.");
  });

  test("a schedule that cannot be started says why", () => {
    const world = worldOf(aScript());
    const refused = () => {
      throw failure("setup", "no-trigger", "Too many triggers.");
    };
    const triggers = { owner: () => null, startHourly: refused, stop: refused };
    expect(startSchedule({ ...world, triggers })).toBe("Too many triggers.");
    expect(stopSchedule({ ...world, triggers })).toBe("Too many triggers.");
    expect(startSchedule(world)).toMatch(/every hour/);
    expect(stopSchedule(world)).toMatch(/no longer runs by itself/);
  });
});
