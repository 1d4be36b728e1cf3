/** The key that codes are compared by: codes that differ only by case or by the width of letters are equal. */
export const codeKey = (code: string): string => code.normalize('NFKC').toLowerCase().normalize('NFKC')
