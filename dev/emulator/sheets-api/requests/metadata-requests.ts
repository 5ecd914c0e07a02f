/** Developer metadata. It is the API's only compare-and-set, since an id in use refuses the batch [META]. */
import * as z from "zod";
import { freshId } from "../../workbook/draft";
import { budgetOf, charactersUsed, METADATA_LIMIT, metadataJson } from "../../workbook/metadata";
import type { Metadata, MetadataLocation } from "../../workbook/state";
import { type FilterReader, lookupLocation, metadataOf } from "../base/data-filter";
import { below, knownMask } from "../base/field-mask";
import { maskOf, type RequestContext, refuse, request } from "../base/request";
import { type DataFilterInput, dataFilter, developerMetadata, type LocationInput, text } from "../base/shapes";

export const createDeveloperMetadata = request(
  z.strictObject({ developerMetadata }),
  (context, { developerMetadata: wanted }) => {
    const { metadataKey, metadataValue, visibility, location } = wanted;
    if (!metadataKey) return refuse(context, "Developer metadata must have a metadataKey.");
    if (!visibility) return refuse(context, "Developer metadata must have a visibility.");
    if (!location) return refuse(context, "Developer metadata must have a location.");
    const entry = {
      metadataId: newId(context, wanted.metadataId),
      metadataKey,
      metadataValue,
      visibility,
      location: placeOf(context, location),
    };
    context.draft.metadata = [...context.draft.metadata, entry];
    assertBudget(context, entry.location);
    return { createDeveloperMetadata: { developerMetadata: metadataJson(entry) } };
  },
);

/** The reply lists what was deleted [REQ]. Matching nothing is no error [CFOS]. */
export const deleteDeveloperMetadata = request(z.strictObject({ dataFilter }), (context, { dataFilter: filter }) => {
  const gone = new Set(matched(context, [filter]));
  context.draft.metadata = context.draft.metadata.filter((entry) => !gone.has(entry));
  return { deleteDeveloperMetadata: gone.size === 0 ? {} : { deletedDeveloperMetadata: [...gone].map(metadataJson) } };
});

const CHANGEABLE = knownMask("metadataKey,metadataValue,visibility,location");

export const updateDeveloperMetadata = request(
  z.strictObject({ dataFilters: z.array(dataFilter).min(1), developerMetadata, fields: text.optional() }),
  (context, { dataFilters, developerMetadata: wanted, fields }) => {
    const mask = maskOf(context, fields, CHANGEABLE);
    const changed = new Map(
      matched(context, dataFilters).map((entry): [Metadata, Metadata] => [
        entry,
        {
          metadataId: entry.metadataId,
          metadataKey: below(mask, "metadataKey") ? (wanted.metadataKey ?? "") : entry.metadataKey,
          metadataValue: below(mask, "metadataValue") ? wanted.metadataValue : entry.metadataValue,
          visibility: (below(mask, "visibility") && wanted.visibility) || entry.visibility,
          location: below(mask, "location") && wanted.location ? placeOf(context, wanted.location) : entry.location,
        },
      ]),
    );
    context.draft.metadata = context.draft.metadata.map((entry) => changed.get(entry) ?? entry);
    for (const entry of changed.values()) {
      if (entry.metadataKey === "") refuse(context, "Developer metadata must have a metadataKey.");
      assertBudget(context, entry.location);
    }
    return {
      updateDeveloperMetadata: changed.size === 0 ? {} : { developerMetadata: [...changed.values()].map(metadataJson) },
    };
  },
);

function matched(context: RequestContext, filters: readonly DataFilterInput[]): Metadata[] {
  const reader = readerOf(context);
  return [...new Set(filters.flatMap((filter) => metadataOf(reader, filter)))];
}

/** A chosen id is positive [META] and unused [INBX, CFOS]. */
function newId(context: RequestContext, wanted: number | undefined): number {
  const isUsed = (id: number) => context.draft.metadata.some((entry) => entry.metadataId === id);
  if (wanted === undefined) return freshId(context.draft, isUsed);
  if (wanted <= 0) refuse(context, "metadataId must be positive.");
  if (!isUsed(wanted)) return wanted;
  const why = "because developer metadata with that ID already exists.";
  return refuse(context, `Cannot add developer metadata with ID [${wanted}] ${why}`);
}

/** Exactly one row or column, a tab, or the spreadsheet [META]. */
function placeOf(context: RequestContext, location: LocationInput): MetadataLocation {
  const place = lookupLocation(readerOf(context), location);
  return place ?? refuse(context, "Developer metadata must have a location.");
}

function assertBudget(context: RequestContext, location: MetadataLocation): void {
  if (charactersUsed(context.draft.metadata, budgetOf(location)) > METADATA_LIMIT) {
    refuse(context, "Adding the requested developer metadata would exceed the allowed storage limit");
  }
}

function readerOf(context: RequestContext): FilterReader {
  const ignoresPlace = context.switches.exactLocation === "ignored";
  return { workbook: context.draft, ignoresPlace, refuse: (message) => refuse(context, message) };
}
