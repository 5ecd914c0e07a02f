/** The doors: functions that menu, triggers and sidebar can call. Each is one line and decides nothing. */
import { composeWorld } from "./compose";
import {
  acknowledgeSelectedNow as acknowledge,
  confirmSubstituteNow,
  createProductsNow,
  releaseUnitsNow,
  takeBackUnitNow,
} from "./jobs/deeds";
import { undoQuestion } from "./jobs/look";
import { lookOnly as look, moveHere as move } from "./jobs/move-here";
import { openTab } from "./jobs/open-tab";
import {
  importListingsNow,
  previewQuantitiesNow,
  restoreRemovedOrders as restore,
  runScheduled as scheduled,
  sendApproved as send,
  setUpNow,
  syncNow as sync,
  undoLastPush as undo,
} from "./jobs/run";
import { startSchedule as start, stopSchedule as stop, whenDue } from "./jobs/schedule";
import { toastOf } from "./jobs/tell";
import { answerSidebar, loadSidebar } from "./sidebar-doors";
import { askForPanel } from "./sidebar-state";

/**
 * Only adds menu items, because nothing else is allowed before the seller has authorized Aisle. In a script bound to
 * the spreadsheet the menu is in the menu bar under this name. In a published add-on Google puts it under Extensions,
 * with the add-on's name. Source: Apps Script, Ui.createMenu.
 */
export function onOpen(): void {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu("Aisle")
    .addItem("Open Sidebar", "openSidebar")
    .addItem("Import Listings", "importListings")
    .addItem("Sync Now", "syncNow")
    .addItem("Preview Quantities", "previewQuantities")
    .addItem("Acknowledge Selected", "acknowledgeSelected")
    .addSubMenu(
      ui
        .createMenu("More")
        .addItem("Send Approved", "sendApproved")
        .addItem("Undo Last Push", "undoLastPush")
        .addItem("Set up / repair", "setUpWorkbook")
        .addItem("Keep My Headings", "keepHeadings")
        .addItem("Create Products from My Listings and Inventory", "createProducts")
        .addItem("Restore Removed Orders", "restoreRemovedOrders")
        .addItem("Purge Buyer Data Older Than…", "purgeBuyerData")
        .addItem("Confirm Substitute", "confirmSubstitute")
        .addItem("Release Units", "releaseUnits")
        .addItem("Take Back Unit", "takeBackUnit")
        .addItem("Turn On Automatic Runs", "startSchedule")
        .addItem("Turn Off Automatic Runs", "stopSchedule")
        .addItem("This Copy Is for Looking", "lookOnly")
        .addItem("Move Aisle Here", "moveHere")
        .addSubMenu(
          ui
            .createMenu("Show tab")
            .addItem("Settings", "showSettings")
            .addItem("Products", "showProducts")
            .addItem("SKU Map", "showSkuMap")
            .addItem("Warehouses", "showWarehouses")
            .addItem("Inventory Statuses", "showInventoryStatuses")
            .addItem("Preview", "showPreview")
            .addItem("Log", "showLog")
            .addItem("Order Statuses", "showOrderStatuses")
            .addItem("Channels", "showChannels")
            .addItem("Customers", "showCustomers")
            .addItem("Carriers", "showCarriers"),
        ),
    )
    .addToUi();
}

export function onInstall(): void {
  onOpen();
}

export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("Sidebar").setTitle("Aisle"));
}

/** Shows in the sidebar what would be emptied, since that has to be seen first. */
export function purgeBuyerData(): void {
  askForPanel(composeWorld(), "purge");
  openSidebar();
}

export function importListings(): void {
  toast(toastOf(importListingsNow(composeWorld())));
}

export function syncNow(): void {
  toast(toastOf(sync(composeWorld())));
}

export function previewQuantities(): void {
  toast(toastOf(previewQuantitiesNow(composeWorld())));
}

export function acknowledgeSelected(): void {
  toast(acknowledge(composeWorld()).message);
}

export function sendApproved(): void {
  toast(toastOf(send(composeWorld())));
}

/** Asks first. Time passes meanwhile, so the undo reads everything again. */
export function undoLastPush(): void {
  const question = undoQuestion(composeWorld());
  if (question === null || isYes(question)) toast(toastOf(undo(composeWorld())));
}

export function setUpWorkbook(): void {
  toast(setUpNow(composeWorld()).message);
}

export function keepHeadings(): void {
  toast(setUpNow(composeWorld(), "keep").message);
}

export function createProducts(): void {
  toast(createProductsNow(composeWorld()).message);
}

export function restoreRemovedOrders(): void {
  toast(restore(composeWorld()));
}

/** The next three are about the selected row: of `Orders`, of `Orders`, of `Inventory`. */
export function confirmSubstitute(): void {
  toast(confirmSubstituteNow(composeWorld(), null, null).said.message);
}

export function releaseUnits(): void {
  toast(releaseUnitsNow(composeWorld(), null, null).said.message);
}

export function takeBackUnit(): void {
  toast(takeBackUnitNow(composeWorld(), null, null).message);
}

export function startSchedule(): void {
  toast(start(composeWorld()));
}

export function stopSchedule(): void {
  toast(stop(composeWorld()));
}

/** The tabs that may be hidden. */
export const showSettings = showing("settings");
export const showProducts = showing("products");
export const showSkuMap = showing("skuMap");
export const showWarehouses = showing("warehouses");
export const showInventoryStatuses = showing("inventoryStatuses");
export const showPreview = showing("preview");
export const showLog = showing("log");
export const showOrderStatuses = showing("orderStatuses");
export const showChannels = showing("channels");
export const showCustomers = showing("customers");
export const showCarriers = showing("carriers");

export function lookOnly(): void {
  toast(look(composeWorld()).message);
}

export function moveHere(): void {
  toast(move(composeWorld()).message);
}

export function runScheduled(): void {
  whenDue(composeWorld("trigger"), scheduled);
}

export function sidebarLoad(): string {
  return loadSidebar(composeWorld());
}

export function sidebarDo(name: unknown, json: unknown): string {
  return answerSidebar(composeWorld(), name, json);
}

function showing(tab: string): () => void {
  return () => toast(openTab(composeWorld(), { tab, row: null }).message);
}

/** Closing the question is a no. */
function isYes(question: string): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert("Aisle", question, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

/** Unit of the last argument: seconds. */
function toast(message: string): void {
  SpreadsheetApp.getActiveSpreadsheet().toast(message, "Aisle", 15);
}
