import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates each named PDF against PDF/A-2b with veraPDF: one line a file, then each broken rule once. */
public class Check {
  public static void main(String[] paths) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId("2b");
    int broken = 0;
    for (String path : paths) {
      try (FileInputStream stream = new FileInputStream(path);
          PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
        ValidationResult result = validator.validate(parser);
        System.out.println((result.isCompliant() ? "valid " : "BROKEN ") + path);
        if (result.isCompliant()) continue;
        broken++;
        TreeSet<String> rules = new TreeSet<>();
        for (TestAssertion one : result.getTestAssertions())
          if (one.getStatus() != TestAssertion.Status.PASSED)
            rules.add("  " + one.getRuleId().getClause() + " " + one.getMessage());
        rules.forEach(System.out::println);
      }
    }
    System.exit(broken == 0 ? 0 : 1);
  }
}
