/** One question of a course's test; `right` is the value of the right option. */
export interface Question {
  text: string;
  options: { value: string; text: string }[];
  right: string;
  /** Shown after a wrong answer. */
  because: string;
}

export interface Course {
  id: string;
  title: string;
  version: string;
  /** What is to be read before the test. */
  lesson: string[];
  questions: Question[];
}

/** Percent of right answers that pass a course. */
export const passMark = 80;

/** Tries that a person has. */
export const mostAttempts = 3;

const safely: Course = {
  id: 'working-safely',
  title: 'Working safely with client data',
  version: '2026-1',
  lesson: [
    'You get access to what your work needs, and to nothing else. It ends when your engagement ends.',
    'Your account is yours alone. Sign in with a second factor and never share a password, not even with a colleague.',
    'Files of the client stay in the client’s systems. When something went wrong – a lost laptop, a mail to the wrong person – tell your contact at once: early news is never held against you.',
  ],
  questions: [
    {
      text: 'A colleague on the project has no access yet and asks for your password, for an hour. What do you do?',
      options: [
        { value: 'share', text: 'Share it and change it afterwards' },
        { value: 'refuse', text: 'Keep it to yourself and point them to the person who grants access' },
        { value: 'signin', text: 'Sign in for them and let them use your screen' },
      ],
      right: 'refuse',
      because: 'An account stands for one person. Access is asked for and granted by name.',
    },
    {
      text: 'You sent a file with customer names to the wrong address. When do you report it?',
      options: [
        { value: 'once', text: 'At once, to your named contact' },
        { value: 'week', text: 'At the end of the week, with the other news' },
        { value: 'never', text: 'Only if someone complains' },
      ],
      right: 'once',
      because: 'The client has 72 hours to notify the authority, so every hour counts.',
    },
    {
      text: 'The engagement is over. What happens to the client’s files that you still have?',
      options: [
        { value: 'keep', text: 'I keep them for my portfolio' },
        { value: 'cloud', text: 'I move them to my private cloud, in case someone asks' },
        { value: 'return', text: 'I hand them over and delete my copies' },
      ],
      right: 'return',
      because: 'What you made and were given belongs to the client; show work only with written consent.',
    },
  ],
};

const privacy: Course = {
  id: 'data-protection',
  title: 'Data protection in practice',
  version: '2026-1',
  lesson: [
    'Personal data is anything that says something about a person who can be found: a name, a mail address, a recorded call.',
    'Use it for the purpose it was given for, see as little of it as you can, and keep it no longer than it is needed.',
    'People may ask what is known about them and have it put right. Pass such requests on the same day.',
  ],
  questions: [
    {
      text: 'Which of these is personal data?',
      options: [
        { value: 'sum', text: 'How many tickets were solved this week' },
        { value: 'call', text: 'The recording of one customer’s call' },
        { value: 'hours', text: 'The opening hours of the shop' },
      ],
      right: 'call',
      because: 'A voice belongs to a person, and what was said does too.',
    },
    {
      text: 'You want to test a page and need realistic data. What do you take?',
      options: [
        { value: 'invented', text: 'Invented people' },
        { value: 'copy', text: 'A copy of last month’s customers' },
        { value: 'friends', text: 'The addresses of my friends' },
      ],
      right: 'invented',
      because: 'Customers gave their data to be served, not to be tested with.',
    },
    {
      text: 'A customer asks what is stored about them. What do you do?',
      options: [
        { value: 'ignore', text: 'Nothing: I am not employed here' },
        { value: 'answer', text: 'I look it up and tell them what I see' },
        { value: 'pass', text: 'I pass the request on to my contact today' },
      ],
      right: 'pass',
      because: 'There is a month to answer, and only the responsible person can tell who is really asking.',
    },
  ],
};

/** The catalogue. */
export const courses: readonly Course[] = [safely, privacy];

/** The course of this id; what is not in the catalogue is taught by the course on working safely. */
export function courseOf(id: string): Course {
  return courses.find((course) => course.id === id) ?? { ...safely, id };
}

/** Percent of the questions answered right, whole, rounded down. `answers` are by `q1`, `q2`, … */
export function scoreOf(course: Course, answers: Readonly<Record<string, unknown>>): number {
  const right = course.questions.filter((question, index) => answers[`q${index + 1}`] === question.right).length;
  return Math.floor((100 * right) / course.questions.length);
}
