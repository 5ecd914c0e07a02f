import { failure } from "../../src/domain/values/failure";
import { connectAccount, testConnection } from "../../src/jobs/connect-account";
import { setUpNow } from "../../src/jobs/run";
import { startSchedule, stopSchedule } from "../../src/jobs/schedule";
import { aScript, worldOf } from "../support/scripted-world";

describe("connecting the account", () => {
  const saying = (kind: "setup" | "transient", code: string, message: string) => {
    const script = aScript();
    script.before = (event) => {
      if (event === "testConnection") throw failure(kind, code, message);
    };
    return script;
  };
  const TYPED = { clientId: " new ", clientSecret: "newer\n" };

  test("saves the key without the blanks that pasting leaves", () => {
    const script = aScript();
    expect(connectAccount(worldOf(script), TYPED)).toMatchObject({ isConnected: true, isSaved: true });
    expect(script.credentials).toEqual({ clientId: "new", clientSecret: "newer" });
  });

  test("where Walmart does not answer the key is saved, and said to be untried", () => {
    const script = saying("transient", "down", "Walmart cannot be reached.");
    const answer = connectAccount(worldOf(script), TYPED);
    expect(script.credentials).toEqual({ clientId: "new", clientSecret: "newer" });
    expect(answer).toMatchObject({ isConnected: false, isSaved: true });
    expect(answer.message).toMatch(/^Walmart cannot be reached\. The key was saved, but it could not be tried\./);
  });

  test.each(["key-refused", "wrong-environment"])(
    "a refused key (%s) never takes the place of the one that works",
    (code) => {
      const script = saying("setup", code, "Walmart does not accept it.");
      const before = script.credentials;
      const answer = connectAccount(worldOf(script), TYPED);
      expect(script.credentials).toEqual(before);
      expect(answer).toMatchObject({ isConnected: false, isSaved: false });
      expect(answer.message).toContain("The key saved before stays in use.");
    },
  );

  test("a refused key is not saved where there was none", () => {
    const script = saying("setup", "key-refused", "Walmart does not accept it.");
    script.credentials = null;
    expect(connectAccount(worldOf(script), TYPED).message).toContain("It was not saved.");
    expect(script.credentials).toBeNull();
  });

  test("says that it is connected", () => {
    expect(testConnection(worldOf(aScript()))).toEqual({ isConnected: true, message: "Connected to Walmart." });
  });

  test("names every permission that the key lacks", () => {
    const world = worldOf(aScript());
    const lacking = {
      ...world.marketplace("production"),
      testConnection: () => ({ account: null, missing: ["Orders", "Feeds"], unchecked: [] }),
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
    expect(setUpNow(worldOf(aScript())).message).toBe("Nothing was missing.");
  });

  test("setting up waits for a run that is at work", () => {
    const script = aScript();
    script.lockHeld = true;
    expect(setUpNow(worldOf(script)).message).toMatch(/^Another run is working/);
    expect(script.events).toEqual([]);
  });

  test("setting up that fails says why", () => {
    const script = aScript();
    script.before = () => {
      throw failure("setup", "no-edit", "You may not edit this spreadsheet.");
    };
    expect(setUpNow(worldOf(script)).message).toBe("You may not edit this spreadsheet.");
  });

  test("a schedule that cannot be started says why", () => {
    const world = worldOf(aScript());
    const refused = () => {
      throw failure("setup", "no-trigger", "Too many triggers.");
    };
    const triggers = { ...world.triggers, start: refused, stop: refused };
    expect(startSchedule({ ...world, triggers })).toBe("Too many triggers.");
    expect(stopSchedule({ ...world, triggers })).toBe("Too many triggers.");
    expect(startSchedule(world)).toMatch(/every hour/);
    expect(stopSchedule(world)).toMatch(/no longer runs by itself/);
  });
});
