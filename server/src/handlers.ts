import * as alerts from "@najda/alerts";
import type { Actor, CommandName, Input, Reply, Tx } from "@najda/protocol";
import * as master from "./accounts/master.ts";
import { acknowledgeGap } from "./coverage/gaps.ts";
import * as moveUps from "./coverage/move-ups.ts";
import { readCoverage, readGrid } from "./coverage/read-coverage.ts";
import * as dispatch from "./dispatch/dispatch.ts";
import * as file from "./dispatch/incident-file.ts";
import { saveCrewDevice } from "./dispatch/crew-devices.ts";
import { findPlace } from "./dispatch/find-place.ts";
import { recommendUnits } from "./dispatch/recommend-units.ts";

import { watchCells } from "./public/cells.ts";
import { reportReceipt } from "./public/receipts.ts";
import * as reports from "./public/reports.ts";
import { removeSubscription, saveSubscription } from "./public/subscriptions.ts";
import { tellAccuracy } from "./streets/accuracy.ts";
import { listPremises, listPremisesAt, removePremise, savePremise } from "./zones/premises.ts";
import { importZones, listZones, zoneAt } from "./zones/zones.ts";
import { addClosure, endClosure } from "./streets/closures.ts";
import { findRoute, tellArrivals } from "./streets/way-there.ts";
import { reportPosition } from "./tracking/report-position.ts";

/** The step that answers a command. */
export type Handler<N extends CommandName> = (tx: Tx, by: Actor, input: Input<N>) => Promise<Reply<N>>;

/** The whole program on one page: each command and the step that answers it. */
export const handlers: { readonly [N in CommandName]: Handler<N> } = {
  // Call to closed
  "report:file": reports.fileReport,
  "report:mine": reports.listMine,
  "report:accept": reports.acceptReport,
  "report:dismiss": reports.dismissReport,
  "call:take": dispatch.takeCall,
  "place:find": findPlace,
  "incident:recommend": recommendUnits,
  "incident:assign": dispatch.assignUnit,
  "assignment:seen": dispatch.markSeen,
  "assignment:report": dispatch.reportStatus,
  "assignment:cancel": dispatch.cancelAssignment,
  "incident:change": dispatch.changeIncident,
  "incident:note": file.noteIncident,
  "incident:read": file.readIncident,
  "incident:search": file.findIncidents,
  "incident:cancel": dispatch.cancelIncident,
  "incident:close": dispatch.closeIncident,
  "incident:reopen": dispatch.reopenIncident,
  "unit:duty": dispatch.setDuty,
  "device:save": saveCrewDevice,

  // Who is covered, and moving units up
  "coverage:grid": readGrid,
  "coverage:read": readCoverage,
  "coverage-gap:acknowledge": acknowledgeGap,
  "moveup:suggest": moveUps.suggestMoveUps,
  "moveup:order": moveUps.orderMoveUp,
  "moveup:end": moveUps.endMoveUp,

  // The streets
  "closure:add": addClosure,
  "closure:end": endClosure,
  "route:find": findRoute,
  "incident:arrivals": tellArrivals,
  "travel:accuracy": tellAccuracy,

  // Position to console
  "position:report": reportPosition,

  // Draft to receipts
  "alert:draft": alerts.draftAlert,
  "alert:edit": alerts.editAlert,
  "alert:submit": alerts.submitAlert,
  "alert:return": alerts.returnAlert,
  "alert:approve": alerts.approveAlert,
  "alert:cancel": alerts.cancelAlert,
  "alert:read": alerts.readAlert,
  "alert:estimate": alerts.estimateAlert,
  "subscription:save": saveSubscription,
  "subscription:remove": removeSubscription,
  "cells:watch": watchCells,
  "receipt:report": reportReceipt,

  // What has to be there first
  "centre:add": master.addCentre,
  "agency:add": master.addAgency,
  "unit:add": master.addUnit,
  "unit:change": master.changeUnit,
  "person:add": master.addPerson,
  "person:change": master.alterPerson,
  "session:revoke": master.revokeSessions,
  "incident-type:save": master.saveIncidentType,
  "disposition:save": master.saveOutcome,
  "master:list": master.listMaster,

  // Who is responsible where, and what is known of a place
  "zones:import": importZones,
  "zones:list": listZones,
  "zone:at": zoneAt,
  "premise:save": savePremise,
  "premise:remove": removePremise,
  "premise:list": listPremises,
  "premise:at": listPremisesAt,
};
