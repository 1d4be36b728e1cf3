/** A code as it is compared: codes that differ by case, or by the form of their letters alone, are one. */
export const codeKey = (code: string): string => code.normalize('NFKC').toLowerCase().normalize('NFKC')
