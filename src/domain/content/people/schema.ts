import { z } from 'zod'
import { externalId, line, position, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { usedPicture } from '../media/use-schema.ts'

const text = {
  office_phone: 'Phone number of the office, never a private one, such as (0204) 3123 456, máy lẻ 101.',
  email: 'E-mail address of the office.',
  office_phone_public: 'Whether readers see `office_phone`.',
  email_public: 'Whether readers see `email`.',
  photo_public: 'Whether readers see the photo.',
  contact_order:
    'Place in the contact list of the school (danh bạ), the smallest first; null: not in it. Numbers in hundreds for each unit keep its people together.',
}

const phone = line(60).refine(
  (number) => /\d{3}/.test(number.replaceAll(/[\s().-]/g, '')) && /^[\p{L}\d\s+().,/-]+$/u.test(number),
  validationError(
    'wrong_format',
    'It must be a phone number such as (0204) 3123 456, máy lẻ 101.',
    'Phải là số điện thoại, ví dụ (0204) 3123 456, máy lẻ 101.',
  ),
)

const email = line(254).refine(
  (address) => z.email().safeParse(address).success,
  validationError(
    'wrong_format',
    'It must be an e-mail address such as phong@truong.example.',
    'Phải là địa chỉ thư điện tử, ví dụ phong@truong.example.',
  ),
)

/** The request body that creates a person. */
export const personInput = z
  .strictObject({
    name: line(200).describe('Full name, family name first, without title or degree.'),
    degree: line(100)
      .nullable()
      .default(null)
      .describe('Academic title and degree as the school writes it, such as ThS. or PGS.TS.'),
    position: line(200)
      .nullable()
      .default(null)
      .describe('Present position, such as Trưởng khoa or GV (giảng viên).'),
    unit: line(200)
      .nullable()
      .default(null)
      .describe('Faculty, department or institution the position belongs to.'),
    office_phone: phone.nullable().default(null).describe(text.office_phone),
    office_phone_public: z.boolean().default(false).describe(text.office_phone_public),
    email: email.nullable().default(null).describe(text.email),
    email_public: z.boolean().default(false).describe(text.email_public),
    ...referenceFields('photo_id', 'photo', 'portrait', ['external_id']),
    photo_public: z.boolean().default(false).describe(text.photo_public),
    contact_order: position().nullable().default(null).describe(text.contact_order),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the person in your system; unique among live people.'),
  })
  .meta({
    id: 'PersonInput',
    description: 'The input that creates or replaces a person.',
    example: {
      name: 'Nguyễn Văn Bình',
      degree: 'ThS.',
      position: 'Giảng viên',
      unit: 'Khoa Lý luận cơ sở',
    },
  })

/** The response schema of a person. */
export const person = z
  .object({
    ...entityFields,
    name: z.string().describe('Full name, family name first.'),
    degree: z.string().nullable().describe('Academic title and degree as the school writes it.'),
    position: z
      .string()
      .nullable()
      .describe('Present position; a byline keeps the position at the time of the post.'),
    unit: z.string().nullable().describe('Faculty, department or institution the position belongs to.'),
    office_phone: z
      .string()
      .nullable()
      .describe('Phone number of the office; null when there is none, or none you may see.'),
    office_phone_public: z.boolean().describe(text.office_phone_public),
    email: z
      .string()
      .nullable()
      .describe('E-mail address of the office; null when there is none, or none you may see.'),
    email_public: z.boolean().describe(text.email_public),
    photo_id: z
      .uuid()
      .nullable()
      .describe('Id of the portrait; null when there is none, or none you may see.'),
    picture: usedPicture
      .nullable()
      .describe(
        'The portrait, with all that a page needs to show it; null when there is none, or none you may see.',
      ),
    photo_public: z.boolean().describe(text.photo_public),
    contact_order: z.int().nullable().describe(text.contact_order),
  })
  .meta({ id: 'Person', description: 'A person in a public role: an author, a lecturer, an officer.' })

/** The row of a person. */
export type Person = z.output<typeof person>

/** The input that creates or replaces a person. */
export type PersonInput = z.output<typeof personInput>
