import { vocabulary, type Vocabularies } from '../../../platform/resource/vocabulary.ts'
import { membershipKindLabels, wayInLabels, wayOutLabels } from './labels.ts'

/** Spellings in spreadsheets for the values of memberships. */
export const partyMembershipsVocabularies: Vocabularies = {
  kind: vocabulary(membershipKindLabels, { probationary: ['Dự bị'], official: ['Chính thức'] }),
  joined_by: vocabulary(wayInLabels, { transferred_in: ['Chuyển đến'], restored: ['Phục hồi'] }),
  left_for: vocabulary(wayOutLabels, { transferred_out: ['Chuyển đi'], deceased: ['Mất'] }),
}
