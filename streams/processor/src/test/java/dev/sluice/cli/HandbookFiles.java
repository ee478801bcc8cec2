package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Small files in the form of the examples, with the examples' own mapping and rules. */
public final class HandbookFiles {

    /** The mapping that users are told to start from. */
    public static final Path MAPPING = Path.of("../../docs/examples/handbook.mapping.yaml");

    /** The rules that go with it. */
    public static final Path RULES = Path.of("../../docs/examples/handbook-rules");

    /** What the first line of a file says. */
    public static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD";

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

    private HandbookFiles() {}

    /**
     * Writes a file in which six customers pay at three terminals on each of so many days. One terminal is compromised:
     * all of its payments are frauds. Every tenth payment of all is far larger than the others.
     *
     * @return the file
     */
    public static Path write(Path folder, int days) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int day = 0; day < days; day++) {
            for (int customer = 0; customer < 6; customer++) {
                int id = lines.size() - 1;
                int terminal = (customer + day) % 3;
                String amount = id % 10 == 9 ? "400.00" : 20 + customer + ".50";
                lines.add("%d,%s 1%d:00:0%d,%d,%d,%s,%d"
                        .formatted(
                                id,
                                FIRST_DAY.plusDays(day),
                                customer,
                                day % 10,
                                customer,
                                terminal,
                                amount,
                                terminal == 1 ? 1 : 0));
            }
        }
        return Files.write(folder.resolve("transactions.csv"), lines);
    }
}
