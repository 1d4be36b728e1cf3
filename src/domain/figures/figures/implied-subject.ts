import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import type { Subject } from '../../../libraries/figure-grammar/figure.ts'
import type { FigureDimensions } from './dimensions.ts'

/** The activity that an indicator implies, so that the dimension `subject` adds nothing. */
const impliedSubjects: Readonly<Record<string, Subject>> = {
  'party.cells_commended': 'commendation',
  'party.members_commended': 'commendation',
  'party.members_admitted': 'admission',
  'staff.commended': 'commendation',
  'staff.field_research': 'field_research',
  'engagement.legal_education_sessions': 'legal_education',
  'engagement.citizen_receptions': 'citizen_reception',
  'engagement.voter_meetings': 'voter_meeting',
  'engagement.rapporteur_meetings': 'rapporteur_meeting',
}

/**
 * Dimensions without a subject that the indicator implies: `field_research` for staff on field research. For comparison
 * with counts of registers; fact keys use all dimensions.
 * @param code of the indicator
 */
export function withoutImpliedSubject(code: string, dimensions: FigureDimensions): FigureDimensions {
  const { subject, ...others } = dimensions
  return subject === undefined || subject === impliedSubjects[codeKey(code)] ? others : dimensions
}
