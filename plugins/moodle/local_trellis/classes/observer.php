<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace local_trellis;

use core\event\base;
use core_competency\evidence;

/**
 * Takes note of what happens. Nothing is sent from here, and nothing that goes wrong here stops what the person was doing.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class observer {
    /**
     * A course was completed.
     *
     * @param base $event
     */
    public static function course_completed(base $event): void {
        self::quietly(fn() => task\send_event::queue(facts::COURSE, (int) $event->objectid));
    }

    /**
     * An evidence was written; all but those that only log something carry a rating.
     *
     * @param base $event
     */
    public static function competency_evidence_created(base $event): void {
        if ((int) ($event->other['action'] ?? evidence::ACTION_LOG) !== evidence::ACTION_LOG) {
            self::quietly(function () use ($event): void {
                if (settings::sends_competencies()) {
                    task\send_event::queue(facts::COMPETENCY, (int) $event->objectid);
                }
            });
        }
    }

    /**
     * A user was deleted. What she completed stays known to Trellis; to erase that is a privacy request of its own.
     *
     * @param base $event
     */
    public static function user_deleted(base $event): void {
        self::quietly(fn() => due::forget((int) $event->objectid));
    }

    /**
     * An activity was made.
     *
     * @param base $event
     */
    public static function course_module_created(base $event): void {
        if (($event->other['modulename'] ?? '') === 'lti') {
            self::quietly(function () use ($event): void {
                if (settings::marks_completion()) {
                    completion_rule::apply((int) $event->objectid);
                }
            });
        }
    }

    /**
     * Does something if the site is connected, and never throws.
     *
     * @param callable $work
     */
    public static function quietly(callable $work): void {
        try {
            if (connection::is_active()) {
                $work();
            }
        } catch (\Throwable $throwable) {
            debugging('local_trellis: ' . get_class($throwable) . ': ' . $throwable->getMessage(), DEBUG_DEVELOPER);
        }
    }
}
