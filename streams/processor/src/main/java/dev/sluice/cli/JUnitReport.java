package dev.sluice.cli;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleTests;
import dev.sluice.rules.cases.RuleCase;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of cases in the XML that JUnit made customary and that servers for continuous integration show. */
final class JUnitReport {

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final String REPLACEMENT = "\uFFFD";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitReport() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /** A suite for each rule, with its cases. */
    static String ofResults(List<RuleTests.Result> results) {
        Map<String, List<RuleTests.Result>> byRule = new LinkedHashMap<>();
        results.forEach(result -> byRule.computeIfAbsent(result.ruleCase().ruleId(), id -> new ArrayList<>())
                .add(result));
        return written(report -> {
            for (Map.Entry<String, List<RuleTests.Result>> rule : byRule.entrySet()) {
                report.suite(rule.getKey(), rule.getValue());
            }
        });
    }

    /** A suite of what keeps the cases from running: an error for each finding. */
    static String ofFindings(List<Finding> findings) {
        return written(report -> report.suite(findings));
    }

    private interface Content {
        void write(JUnitReport report) throws XMLStreamException;
    }

    private static String written(Content content) {
        try {
            JUnitReport report = new JUnitReport();
            report.xml.writeStartDocument("UTF-8", "1.0");
            report.start("testsuites");
            content.write(report);
            report.end();
            report.xml.writeEndDocument();
            report.xml.close();
            return report.text + "\n";
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory takes everything", impossible);
        }
    }

    private void suite(String ruleId, List<RuleTests.Result> results) throws XMLStreamException {
        long failed = results.stream().filter(result -> !result.passed()).count();
        startSuite(ruleId, results.size(), failed, 0);
        for (RuleTests.Result result : results) {
            testCase(result);
        }
        end();
    }

    private void suite(List<Finding> findings) throws XMLStreamException {
        long errors = findings.stream().filter(Finding::isError).count();
        startSuite("rules check", findings.size(), 0, errors);
        for (Finding finding : findings) {
            startCase(finding.file(), finding.message(), finding.file(), finding.line());
            if (finding.isError()) {
                problem("error", finding.message(), finding.hint() == null ? "" : finding.hint());
            }
            end();
        }
        end();
    }

    private void testCase(RuleTests.Result result) throws XMLStreamException {
        RuleCase ruleCase = result.ruleCase();
        startCase(ruleCase.ruleId(), ruleCase.name(), ruleCase.file(), ruleCase.line());
        if (!result.passed()) {
            problem("failure", ruleCase.ruleId() + " " + result.disagreement(), result.why());
        }
        end();
    }

    private void startSuite(String name, int tests, long failures, long errors) throws XMLStreamException {
        start("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
    }

    private void startCase(String className, String name, String file, int line) throws XMLStreamException {
        start("testcase");
        attribute("classname", className);
        attribute("name", name);
        attribute("file", file);
        if (line > 0) {
            attribute("line", String.valueOf(line));
        }
    }

    private void problem(String kind, String message, String details) throws XMLStreamException {
        start(kind);
        attribute("message", message);
        xml.writeCharacters(legal(details));
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** XML has no way to write some characters; a case's name may have them. */
    private static String legal(String value) {
        return NOT_IN_XML.matcher(value).replaceAll(REPLACEMENT);
    }
}
