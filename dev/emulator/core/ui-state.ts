/** What a person sees around the grid: menus, the sidebar, messages. */

export type MenuEntry =
  | { readonly kind: "item"; readonly caption: string; readonly functionName: string }
  | { readonly kind: "separator" }
  | { readonly kind: "submenu"; readonly menu: Menu };

/**
 * `isAddonMenu`: the menu is under Extensions, with the name of the add-on, or of the script project if the script is
 * bound. Otherwise it is in the menu bar under the script's caption. Source: [MENU].
 */
export interface Menu {
  readonly title: string;
  readonly isAddonMenu: boolean;
  readonly entries: readonly MenuEntry[];
}

export interface Sidebar {
  readonly title: string;
  readonly html: string;
}

/** `timeoutSeconds` below zero: until dismissed. */
export interface Toast {
  readonly message: string;
  readonly title: string;
  readonly timeoutSeconds: number;
  readonly at: number;
}

/** `answer` is the name of the button that was pressed. */
export interface Alert {
  readonly title: string;
  readonly prompt: string;
  readonly buttons: string;
  readonly answer: string;
  readonly at: number;
}

/** `answers` are the buttons that the person will press next, oldest first; with none left, dialogs are closed. */
export interface UiState {
  menus: Menu[];
  sidebar: Sidebar | null;
  toasts: Toast[];
  alerts: Alert[];
  answers: string[];
}
