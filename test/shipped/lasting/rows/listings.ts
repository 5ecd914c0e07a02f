/** What can fail of listings and their report. */
import type { Meanwhile, Row } from "../cells";
import { besides } from "./orders";

/** Orders, shipments and quantities do not need the listings to be read anew. */
const ALL: Meanwhile = { words: "everything", counts: () => true };

export const LISTING_ROWS: readonly Row[] = [
  {
    operation: "GET /v3/items",
    thing: "the first page",
    families: ["items"],
    resource: () => ({ page: 1 }),
    meanwhile: ALL,
    named: () => "listings",
  },
  {
    operation: "GET /v3/items",
    thing: "page 2 of several",
    families: ["items"],
    resource: () => ({ page: 2 }),
    meanwhile: { ...ALL, words: "everything; the report brings what the page does not" },
  },
  {
    operation: "GET /v3/items/{}",
    thing: "a listing that is in the list no more",
    families: ["item", "item-filtered"],
    resource: () => ({ sku: "X" }),
    deeds: { 12: [({ walmart }) => walmart.sellerCenter.removeItem("X")] },
    meanwhile: besides("X"),
    named: () => "X",
  },
  {
    operation: "GET /v3/reports/reportRequests",
    thing: "the list of reports",
    families: ["report-list"],
    meanwhile: ALL,
    named: () => "report of your listings",
  },
  {
    operation: "POST /v3/reports/reportRequests",
    thing: "asking for a report",
    families: ["report-create"],
    meanwhile: ALL,
    named: () => "report of your listings",
  },
  {
    operation: "GET /v3/reports/reportRequests/{}",
    thing: "whether a report is ready",
    families: ["report-status"],
    meanwhile: ALL,
    named: () => "report of your listings",
  },
  {
    operation: "GET /v3/reports/downloadReport",
    thing: "the address of a report",
    families: ["report-download"],
    meanwhile: ALL,
    named: () => "report of your listings",
  },
  {
    operation: "GET the report's file",
    thing: "the file of a report",
    families: ["report-file"],
    meanwhile: ALL,
    named: () => "report of your listings",
  },
];
