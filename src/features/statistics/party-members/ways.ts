import { wayInLabels, wayOutLabels } from '../../../domain/party/memberships/labels.ts'
import { waysIn, waysOut } from '../../../domain/party/memberships/table.ts'
import type { Labels } from '../../../platform/resource/labels.ts'

const unknown = { vi: 'Không rõ lý do', en: 'Unknown' }

/** The ways in, and those that no membership says. */
export const inNames = [...waysIn, 'unknown'] as const
/** The ways out, and those that no membership says. */
export const outNames = [...waysOut, 'unknown'] as const

/** The labels of the ways in. */
export const inLabels: Labels<(typeof inNames)[number]> = { ...wayInLabels, unknown }
/** The labels of the ways out. */
export const outLabels: Labels<(typeof outNames)[number]> = { ...wayOutLabels, unknown }
