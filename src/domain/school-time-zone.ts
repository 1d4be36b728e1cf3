/** The time zone of the school, in which its days begin. */
export const schoolTimeZone = 'Asia/Ho_Chi_Minh'
