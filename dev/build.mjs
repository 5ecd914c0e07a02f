/** Installs what is missing, and builds dist and build: `npm run build`. */
import { build, install, requireNode } from "./set-up.mjs";

requireNode();
install(["dependencies"]);
await build();
