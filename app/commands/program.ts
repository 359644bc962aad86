import { Command } from 'commander'
import { addAboutCommand } from '#app/commands/about.ts'
import { addCompareCommand } from '#app/commands/compare.ts'
import { addCorrectCommand } from '#app/commands/correct.ts'
import { addCustomerCommand } from '#app/commands/customer.ts'
import { addDoctorCommand } from '#app/commands/doctor.ts'
import { addForgetCommand } from '#app/commands/forget.ts'
import { addHolidayCommand } from '#app/commands/holiday.ts'
import { addHoursCommand } from '#app/commands/hours.ts'
import type { CommandIo } from '#app/commands/io.ts'
import { addImportCommand } from '#app/commands/import.ts'
import { addJudgeCommand } from '#app/commands/judge.ts'
import { addMarkCommand } from '#app/commands/mark.ts'
import { addNoteCommand } from '#app/commands/note.ts'
import { addPromiseCommand } from '#app/commands/promise.ts'
import { addQuarantineCommand } from '#app/commands/quarantine.ts'
import { addReaderCommand } from '#app/commands/reader.ts'
import { addReadingsCommand } from '#app/commands/readings.ts'
import { addReportCommand } from '#app/commands/report.ts'
import { addSampleCommand } from '#app/commands/sample.ts'
import { addSourceCommand } from '#app/commands/source.ts'
import { addStewardshipCommand } from '#app/commands/stewardship.ts'
import { addTeamCommand } from '#app/commands/team.ts'
import { addTokenCommand } from '#app/commands/token.ts'
import { addUserCommand } from '#app/commands/user.ts'
import { addWaitingCommand } from '#app/commands/waiting.ts'
import { addWorkspaceCommand } from '#app/commands/workspace.ts'

/** Each adds itself, and what belongs below it, to a program. */
export const commands = [
  addAboutCommand,
  addCompareCommand,
  addCorrectCommand,
  addCustomerCommand,
  addDoctorCommand,
  addForgetCommand,
  addHolidayCommand,
  addHoursCommand,
  addImportCommand,
  addJudgeCommand,
  addMarkCommand,
  addNoteCommand,
  addPromiseCommand,
  addQuarantineCommand,
  addReaderCommand,
  addReadingsCommand,
  addReportCommand,
  addSampleCommand,
  addSourceCommand,
  addStewardshipCommand,
  addTeamCommand,
  addTokenCommand,
  addUserCommand,
  addWaitingCommand,
  addWorkspaceCommand,
]

/** The terminal's program: every command under its name. */
export function buildProgram(io: CommandIo): Command {
  const program = new Command('rapport')
    .description('How well a company looks after the people who talk to it.')
    .showHelpAfterError('(rapport <command> --help says how)')
    .exitOverride()
  for (const add of commands) add(program, io)
  return program
}
