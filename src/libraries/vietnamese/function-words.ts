import { readSyllable } from './syllable.ts'

/** Words that join others and say nothing by themselves. */
const words =
  'và của các là cho với trong được có những một này đó đã để về theo tại từ do ở khi đến không vào ra trên dưới như sẽ ' +
  'đang bị bởi vì nên mà thì cũng còn rằng nếu tuy nhưng hoặc hay cùng nhau giữa sau trước ngoài qua đối'

const forms = new Set(words.split(' ').map((word) => readSyllable(word).exact))

/** Whether a word only joins others. @param exact its form as `readSyllable` gives it */
export const isFunctionWord = (exact: string): boolean => forms.has(exact)
