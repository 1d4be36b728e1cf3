import { z } from 'zod'
import { code, day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { programFamilies, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'

const trainingType = z
  .enum(trainingTypes)
  .nullable()
  .describe('`degree` (đào tạo) or `in_service` (bồi dưỡng); null when the source does not say.')

const family = z
  .enum(programFamilies)
  .describe('The subject family by which reports count, in addition to `training_type`. The list grows.')

const fields = {
  code: code().describe('Short code, unique among live programs.'),
  name: line(300).describe('Full name, as the school writes it.'),
  level: line(100)
    .nullable()
    .default(null)
    .describe('Level in the words of the school, such as trung cấp or cao cấp.'),
  partner: line(300).nullable().default(null).describe('The partner institution.'),
  basis_document: line(300)
    .nullable()
    .default(null)
    .describe('The decision or plan it is based on, such as 91-KH/TU.'),
  valid_from: day().nullable().default(null).describe('First day it is offered.'),
  valid_to: day().nullable().default(null).describe('Last day it is offered; not before `valid_from`.'),
}

/** The request body that creates a program. */
export const programInput = z
  .strictObject({
    ...fields,
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live programs.'),
    ...referenceFields('successor_id', 'successor', 'program that replaces it (none: it was not replaced)', [
      'code',
      'external_id',
    ]),
    ...referenceFields(
      'basis_document_id',
      'basis',
      'document it is based on, beside the words of `basis_document`',
      ['external_id'],
    ),
    training_type: trainingType.default(null),
    family: family.default('other'),
    active: z
      .boolean()
      .optional()
      .describe(
        'Whether new classes are opened; if left out, true until `valid_to` has passed. A later change of only that day does not change it.',
      ),
  })
  .refine(({ valid_from, valid_to }) => valid_from === null || valid_to === null || valid_to >= valid_from, {
    path: ['valid_to'],
    ...validationError(
      'before_start',
      'It must not be before valid_from.',
      'Không được trước ngày bắt đầu hiệu lực.',
    ),
  })
  .meta({
    id: 'ProgramInput',
    description: 'The input that creates or replaces a program.',
    example: {
      code: 'TCLLCT',
      name: 'Trung cấp lý luận chính trị - hành chính',
      training_type: 'degree',
      family: 'political_theory',
    },
  })

const responseFields = {
  ...entityFields,
  code: z.string().describe('Short code, unique among live programs.'),
  name: z.string().describe('Full name, as the school writes it.'),
  training_type: trainingType,
  family,
  level: z.string().nullable().describe('Level in the words of the school.'),
  partner: z.string().nullable().describe('The partner institution.'),
  basis_document: z.string().nullable().describe('The decision or plan it is based on.'),
  basis_document_id: z
    .uuid()
    .nullable()
    .describe('Id of the document it is based on; null when there is none, or none you may see.'),
  valid_from: z.iso.date().nullable().describe('First day it is offered.'),
  valid_to: z.iso.date().nullable().describe('Last day it is offered.'),
  active: z.boolean().describe('Whether new classes are opened.'),
  successor_id: z
    .uuid()
    .nullable()
    .describe('Id of the program that replaces it, such as TCLLCT for TCLLCT-HC; null if none does.'),
}

const successorProgram = z
  .object(responseFields)
  .meta({ id: 'SuccessorProgram', description: 'The program that replaces another one.' })

/** The response schema of a program. */
export const program = z
  .object({
    ...responseFields,
    successor: successorProgram
      .nullable()
      .optional()
      .describe('The program of `successor_id`. Only with `include=successor`.'),
  })
  .meta({ id: 'Program', description: 'A training programme of the school.' })

/** The row of a program. */
export type Program = z.output<typeof program>

/** The input that creates or replaces a program. */
export type ProgramInput = z.output<typeof programInput>
