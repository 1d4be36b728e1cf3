/**
 * The key that names are compared by: names that differ only by case, by the vowel that has the tone mark (hoà, hòa), by the
 * code points of letters or by repeated blanks are equal. The function `name_key` of the database makes the same.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ðɖ]/g, 'đ')
    // the tone mark to the end of its word
    .replace(/([\u0300\u0301\u0303\u0309\u0323])([^ ]+)/g, '$2$1')
    .replace(/ +/g, ' ')
    .trim()
