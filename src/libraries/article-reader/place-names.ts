import { fold } from './text-forms.ts'

// Names of two words, which look like pen names.
const provinces = new Set(
  `an giang|bac giang|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|binh thuan|ca mau|can tho|cao bang|
  da nang|dak lak|dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|hai duong|hai phong|hau giang|
  hoa binh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|lang son|lao cai|long an|nam dinh|nghe an|ninh binh|
  ninh thuan|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh|quang tri|sai gon|soc trang|son la|tay ninh|
  thai binh|thai nguyen|thanh hoa|tien giang|tra vinh|tuyen quang|viet nam|vinh long|vinh phuc|yen bai`.split(
    /\s*\|\s*/,
  ),
)

/** Whether a text is the name of a province, in any case and accents. */
export const isProvince = (text: string): boolean => provinces.has(fold(text))
