import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import type { Subject } from '../../../libraries/figure-grammar/figure.ts'
import type { FigureDimensions } from './dimensions.ts'

/** The activity that an indicator is of: a figure that names it says no more than one that does not. */
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
 * What dimensions say beside the indicator itself: of staff on field research, the subject `field_research` says
 * nothing. For comparing figures with what counts by other words; facts are told apart by all that is said.
 * @param code of the indicator
 */
export function saidBeside(code: string, dimensions: FigureDimensions): FigureDimensions {
  const { subject, ...others } = dimensions
  return subject === undefined || subject === impliedSubjects[codeKey(code)] ? others : dimensions
}
