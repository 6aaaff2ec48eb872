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

/**
 * What the connector listens to.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

// Every rating of a competency, wherever it is given, writes one evidence that carries it and fires competency_evidence_created;
// the events competency_user_competency_rated, _rated_in_course and _rated_in_plan follow for the same rating.
// Activity completions come by a hook (db/hooks.php), because Moodle fires no event for those of a bulk update.
$observers = [
    [
        'eventname' => '\core\event\course_completed',
        'callback' => '\local_trellis\observer::course_completed',
    ],
    [
        'eventname' => '\core\event\competency_evidence_created',
        'callback' => '\local_trellis\observer::competency_evidence_created',
    ],
    [
        'eventname' => '\core\event\user_deleted',
        'callback' => '\local_trellis\observer::user_deleted',
    ],
    [
        'eventname' => '\core\event\course_module_created',
        'callback' => '\local_trellis\observer::course_module_created',
        // After the form's own settings are saved.
        'internal' => false,
    ],
];
