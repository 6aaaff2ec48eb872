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

namespace local_trellis\form;

use local_trellis\settings;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Asks what is to be sent to Trellis.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class settings_form extends \moodleform {
    #[\Override]
    protected function definition(): void {
        global $DB;
        $form = $this->_form;
        $fields = $DB->get_records_menu('user_info_field', null, 'sortorder', 'shortname, name');
        $fields = array_map(fn(string $name): string => format_string($name), $fields);

        $userfields = [];
        foreach (settings::USER_FIELDS as $name) {
            $userfields[$name] = get_string($name);
        }
        $form->addElement(
            'select',
            'staffnumberfield',
            get_string('staffnumberfield', 'local_trellis'),
            $userfields + array_diff_key($fields, $userfields)
        );
        $form->addHelpButton('staffnumberfield', 'staffnumberfield', 'local_trellis');

        $this->add_choice('sendplace');
        $form->addElement('autocomplete', 'extrafields', get_string('extrafields', 'local_trellis'), $fields, [
            'multiple' => true,
            'noselectionstring' => get_string('none'),
        ]);
        $form->addHelpButton('extrafields', 'extrafields', 'local_trellis');
        foreach (['sendcohorts', 'sendactivities', 'sendcompetencies', 'markcompletion'] as $name) {
            $this->add_choice($name);
        }
        $this->add_action_buttons(false);
    }

    /**
     * Adds a question that is answered by yes or no.
     *
     * @param string $name of the setting
     */
    private function add_choice(string $name): void {
        $this->_form->addElement('selectyesno', $name, get_string($name, 'local_trellis'));
        $this->_form->addHelpButton($name, $name, 'local_trellis');
    }
}
